-- The edge's read model, what merchants' requests were answered, and the holders' personal data, which is nowhere else.
-- Ids are TypeIDs of UUIDv7: under collation "C" their order is the order in time.

create table account (
  id text collate "C" primary key,
  merchant_id text collate "C" not null,
  status text not null check (status in ('pending', 'open')),
  currency text not null,
  holder_name text,
  holder_email text,
  wallet bigint not null default 0,
  created_at timestamptz not null
);
comment on column account.holder_name is 'Personal data; null when the account is known from messages only.';
comment on column account.wallet is 'Minor units: credits less debits of the wallet''s ledger entries.';

create table payment_method (
  id text collate "C" primary key,
  account_id text collate "C" not null,
  merchant_id text collate "C" not null,
  status text not null check (status in ('pending', 'active', 'rejected')),
  kind text,
  brand text,
  last4 text,
  expires text,
  code text,
  created_at timestamptz not null
);
comment on column payment_method.code is 'Why it was rejected.';
create index payment_method_of_account on payment_method (account_id, id desc);

create table "order" (
  id text collate "C" primary key,
  merchant_id text collate "C" not null,
  status text not null check (
    status in ('submitted', 'placed', 'confirmed', 'completed', 'rejected', 'declined', 'cancelled', 'expired')
  ),
  created_at timestamptz not null,
  account_id text collate "C",
  payment_method_id text collate "C",
  method text,
  currency text,
  total bigint,
  lines jsonb,
  capture text,
  expires_at timestamptz,
  reference text,
  metadata jsonb,
  authorised bigint not null default 0,
  captured bigint not null default 0,
  code text,
  payment_id text collate "C",
  payment_authorised bigint not null default 0,
  payment_captured bigint not null default 0,
  payment_refunded bigint not null default 0,
  payment_voided boolean not null default false,
  payment_code text,
  timeline_length int not null default 0
) with (fillfactor = 70);
comment on table "order" is
  'Details are null while an order is known only by messages that do not carry them (after a rebuild); it is not shown then.';
comment on column "order".authorised is 'Minor units, from checkout.order.v1; columns payment_* are from payments.payment.v1.';
comment on column "order".code is 'Why checkout rejected or declined it.';
create index order_of_merchant on "order" (merchant_id, id desc);
create index order_by_status on "order" (merchant_id, status, id desc);
create index order_by_reference on "order" (merchant_id, reference, id desc) where reference is not null;

create table timeline (
  order_id text collate "C" not null,
  n int not null,
  type text not null,
  at timestamptz not null,
  code text,
  detail text,
  primary key (order_id, n)
);
comment on column timeline.n is 'From 1 without gaps, given under the lock of the order''s row.';

create table refund (
  id text collate "C" primary key,
  order_id text collate "C" not null,
  status text not null,
  amount bigint not null
);
create index refund_of_order on refund (order_id);

create table idempotency_key (
  merchant_id text collate "C" not null,
  key text collate "C" not null,
  fingerprint bytea not null,
  status int,
  location text,
  body text,
  created_at timestamptz not null default now(),
  primary key (merchant_id, key)
) with (fillfactor = 60);
comment on table idempotency_key is
  'The first answer to a POST, kept 24 hours. Status and body are set in the transaction that inserts the row.';
create index idempotency_key_by_age on idempotency_key (created_at);
