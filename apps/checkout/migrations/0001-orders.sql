-- What later decisions about an order need; what readers show is on checkout.order.v1.
CREATE TABLE checkout_order (
  id          text   PRIMARY KEY,
  merchant_id text   NOT NULL,
  account_id  text   NOT NULL,
  status      text   NOT NULL
    CHECK (status IN ('placed', 'confirmed', 'completed', 'rejected', 'declined', 'expired', 'cancelled')),
  currency    text   NOT NULL,
  total       bigint NOT NULL, -- minor units; a rejected order keeps what was submitted
  captured    bigint NOT NULL CHECK (captured >= 0)
);
