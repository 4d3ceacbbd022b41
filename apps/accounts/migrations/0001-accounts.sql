CREATE TABLE account (
  id          text PRIMARY KEY,
  merchant_id text NOT NULL,
  currency    text NOT NULL,
  status      text NOT NULL CHECK (status IN ('open'))
);
