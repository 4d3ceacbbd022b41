-- Money of shoppers: what is deposited is on the wallet of its account.
alter table ledger_transaction
  drop constraint ledger_transaction_kind_check,
  add constraint ledger_transaction_kind_check check (kind in ('capture', 'refund', 'deposit'));

-- The only balance that is kept, because it will be decided on. Minor units, what we owe the shopper as a positive
-- number: credits less debits of `account_id:wallet:currency`. Below zero after a deposit was given back that is spent.
create table wallet (
  account_id text   not null,
  currency   text   not null,
  balance    bigint not null,
  primary key (account_id, currency)
) with (fillfactor = 70);
