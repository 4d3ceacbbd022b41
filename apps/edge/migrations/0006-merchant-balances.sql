-- What ledger transactions did to merchants' own ledger accounts, and sums of that.
create table merchant_entry (
  transaction_id text collate "C" primary key,
  merchant_id text collate "C" not null,
  currency text not null,
  kind text not null,
  amount bigint not null,
  payment_id text collate "C",
  order_id text collate "C",
  available_at timestamptz,
  at timestamptz not null
);
comment on table merchant_entry is 'Those posted since this table is there; rows are only ever added.';
comment on column merchant_entry.amount is 'Minor units: what the merchant''s balance grew by, negative where it shrank.';
comment on column merchant_entry.available_at is 'From when on it can be paid out; null: at once.';
comment on column merchant_entry.at is 'When accounts posted it.';
create index merchant_entry_of_merchant on merchant_entry (merchant_id, at desc, transaction_id desc);
create index merchant_entry_by_availability on merchant_entry (merchant_id, available_at) include (currency, amount)
  where available_at is not null;

create table merchant_balance (
  merchant_id text collate "C" not null,
  currency text not null,
  hour timestamptz not null,
  amount bigint not null,
  primary key (merchant_id, currency, hour)
) with (fillfactor = 70);
comment on table merchant_balance is 'The sums of merchant_entry by the hour of available_at, -infinity for what is available at once (docs/decisions/0017).';
