-- Double entry. Amounts in minor units, debit positive. Rows are only ever added: a mistake is corrected by another
-- transaction.
create table ledger_account (
  name     text primary key, -- owner:purpose:currency
  owner    text not null,
  purpose  text not null,
  currency text not null,
  unique (owner, purpose, currency)
);

create table ledger_transaction (
  id           text primary key, -- derived from the capture or refund: each can be posted once
  kind         text not null check (kind in ('capture', 'refund')),
  subject      text not null, -- the payment
  merchant_id  text not null,
  order_id     text,
  account_id   text,
  currency     text not null,
  available_at timestamptz, -- when the merchant may be paid out; null: at once
  posted_at    timestamptz not null default now()
);
create index on ledger_transaction (subject);

create table ledger_entry (
  transaction_id text     not null references ledger_transaction,
  n              smallint not null,
  ledger_account text     not null references ledger_account,
  amount         bigint   not null check (amount <> 0),
  primary key (transaction_id, n)
);
-- Balances are sums; the amount is in the index so that they need not visit the table.
create index on ledger_entry (ledger_account) include (amount);

do $$ begin
  execute format(
    'revoke update, delete, truncate on ledger_account, ledger_transaction, ledger_entry from %I',
    current_setting('parpay.runtime_role'));
end $$;
