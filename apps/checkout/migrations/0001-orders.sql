-- What later decisions about an order need; what readers show is on checkout.order.v1.
create table checkout_order (
  id          text   primary key,
  merchant_id text   not null,
  account_id  text   not null,
  status      text   not null
    check (status in ('placed', 'confirmed', 'completed', 'rejected', 'declined', 'expired', 'cancelled')),
  currency    text   not null,
  total       bigint not null, -- minor units; a rejected order keeps what was submitted
  captured    bigint not null check (captured >= 0)
);
