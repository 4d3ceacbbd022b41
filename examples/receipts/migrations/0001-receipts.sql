-- An order as it was placed; a receipt from the moment it is paid, which gives it a number.
create table receipt (
  order_id text primary key,
  merchant_id text not null,
  currency text not null,
  body text not null,
  number bigint,
  paid bigint,
  paid_at timestamptz,
  unique (merchant_id, number)
);

-- The last number of each merchant: drawn in the transaction that uses it, so that none is missing or used twice.
create table receipt_book (
  merchant_id text primary key,
  last bigint not null
);
