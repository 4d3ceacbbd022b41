-- A deposit is a payment without an order: its money goes to the wallet of `account_id`.
alter table payment alter column order_id drop not null;
