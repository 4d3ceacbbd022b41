-- Deposits onto shoppers' wallets, and the entries of those wallets.
create table deposit (
  id text collate "C" primary key,
  merchant_id text collate "C" not null,
  account_id text collate "C" not null,
  payment_method_id text collate "C",
  amount bigint not null,
  currency text not null,
  status text not null check (status in ('pending', 'succeeded', 'declined')),
  code text,
  created_at timestamptz not null
);
comment on column deposit.id is 'Of the payment that makes it.';
comment on column deposit.payment_method_id is 'Null when the deposit is known from messages only.';
comment on column deposit.code is 'Why it was declined.';

create table wallet_entry (
  transaction_id text collate "C" primary key,
  account_id text collate "C" not null,
  kind text not null,
  amount bigint not null,
  payment_id text collate "C",
  order_id text collate "C",
  at timestamptz not null
);
comment on column wallet_entry.amount is 'Minor units: what the wallet grew by, negative where it shrank. They sum to account.wallet.';
comment on column wallet_entry.at is 'When accounts posted it.';
create index wallet_entry_of_account on wallet_entry (account_id, at desc, transaction_id desc);
