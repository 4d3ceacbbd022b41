create table account (
  id          text primary key,
  merchant_id text not null,
  currency    text not null,
  status      text not null check (status in ('open'))
);
