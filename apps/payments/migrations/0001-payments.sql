-- The vault: what may be shown of a payment method, and the PSP's name for it. Never a card number, never a token.
create table payment_method (
  id            text primary key,
  merchant_id   text not null,
  account_id    text not null,
  status        text not null check (status in ('pending', 'active', 'rejected')),
  psp_reference text,
  brand         text,
  last4         text,
  check (status <> 'active' or psp_reference IS not null)
);

-- Amounts in minor units of the currency.
create table payment (
  id           text   primary key,
  merchant_id  text   not null,
  account_id   text   not null,
  order_id     text   not null unique,
  currency     text   not null,
  amount       bigint not null check (amount > 0),
  status       text   not null check (status in ('authorising', 'abandoned', 'authorised', 'capturing', 'returning',
                                                 'voiding', 'voided', 'captured', 'declined')),
  ending       text   check (ending in ('cancelled', 'expired', 'declined')), -- how the order ended; null: it wants the money
  captured     bigint not null check (captured between 0 and amount),
  fee          bigint not null check (fee >= 0),
  refunded     bigint not null check (refunded between 0 and captured),
  fee_returned bigint not null check (fee_returned between 0 and fee),
  alarms       int    not null -- how often the PSP contradicted itself: someone should look at a payment with any
);
