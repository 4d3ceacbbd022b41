-- The vault: what may be shown of a payment method, and the PSP's name for it. Never a card number, never a token.
CREATE TABLE payment_method (
  id            text PRIMARY KEY,
  merchant_id   text NOT NULL,
  account_id    text NOT NULL,
  status        text NOT NULL CHECK (status IN ('pending', 'active', 'rejected')),
  psp_reference text,
  brand         text,
  last4         text,
  CHECK (status <> 'active' OR psp_reference IS NOT NULL)
);

-- Amounts in minor units of the currency.
CREATE TABLE payment (
  id           text   PRIMARY KEY,
  merchant_id  text   NOT NULL,
  account_id   text   NOT NULL,
  order_id     text   NOT NULL UNIQUE,
  currency     text   NOT NULL,
  amount       bigint NOT NULL CHECK (amount > 0),
  status       text   NOT NULL CHECK (status IN ('authorising', 'abandoned', 'authorised', 'capturing', 'returning',
                                                 'voiding', 'voided', 'captured', 'declined')),
  ending       text   CHECK (ending IN ('cancelled', 'expired', 'declined')), -- how the order ended; null: it wants the money
  captured     bigint NOT NULL CHECK (captured BETWEEN 0 AND amount),
  fee          bigint NOT NULL CHECK (fee >= 0),
  refunded     bigint NOT NULL CHECK (refunded BETWEEN 0 AND captured),
  fee_returned bigint NOT NULL CHECK (fee_returned BETWEEN 0 AND fee),
  alarms       int    NOT NULL -- how often the PSP contradicted itself: someone should look at a payment with any
);
