-- Double entry. Amounts in minor units, debit positive. Rows are only ever added: a mistake is corrected by another
-- transaction.
CREATE TABLE ledger_account (
  name     text PRIMARY KEY, -- owner:purpose:currency
  owner    text NOT NULL,
  purpose  text NOT NULL,
  currency text NOT NULL,
  UNIQUE (owner, purpose, currency)
);

CREATE TABLE ledger_transaction (
  id           text PRIMARY KEY, -- derived from the capture or refund: each can be posted once
  kind         text NOT NULL CHECK (kind IN ('capture', 'refund')),
  subject      text NOT NULL, -- the payment
  merchant_id  text NOT NULL,
  order_id     text,
  account_id   text,
  currency     text NOT NULL,
  available_at timestamptz, -- when the merchant may be paid out; null: at once
  posted_at    timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX ON ledger_transaction (subject);

CREATE TABLE ledger_entry (
  transaction_id text     NOT NULL REFERENCES ledger_transaction,
  n              smallint NOT NULL,
  ledger_account text     NOT NULL REFERENCES ledger_account,
  amount         bigint   NOT NULL CHECK (amount <> 0),
  PRIMARY KEY (transaction_id, n)
);
-- Balances are sums; the amount is in the index so that they need not visit the table.
CREATE INDEX ON ledger_entry (ledger_account) INCLUDE (amount);

DO $$ BEGIN
  EXECUTE format(
    'REVOKE UPDATE, DELETE, TRUNCATE ON ledger_account, ledger_transaction, ledger_entry FROM %I',
    current_setting('parpay.runtime_role'));
END $$;
