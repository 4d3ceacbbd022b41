-- Captures and refunds that a merchant asks for, each with what became of it.
create table capture (
  id text collate "C" primary key,
  order_id text collate "C" not null,
  status text not null check (status in ('pending', 'succeeded', 'failed', 'rejected')),
  amount bigint,
  final boolean not null,
  code text
);
comment on column capture.amount is 'Minor units; null while nobody has said how much is left.';
comment on column capture.final is 'Whether it is the last one; what is left of the authorisation is let go.';
comment on column capture.code is 'Why it failed or was rejected.';
create index capture_of_order on capture (order_id);

-- So far every order was captured at once and in whole; that capture has the order's UUID.
insert into capture (id, order_id, status, amount, final)
select 'cap' || substr(id, 4), id, 'succeeded', payment_captured, true from "order" where payment_captured > 0;

alter table refund alter column amount drop not null, add column code text,
  add constraint refund_status check (status in ('pending', 'succeeded', 'failed', 'rejected'));
comment on column refund.amount is 'Minor units; null while nobody has said how much is left.';
comment on column refund.code is 'Why it failed or was rejected.';

alter table "order" add column refunded bigint not null default 0;
comment on column "order".refunded is 'Minor units, from checkout.order.v1.';
