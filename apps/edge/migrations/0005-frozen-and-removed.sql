-- Accounts that are frozen, payment methods that are removed.
alter table account drop constraint account_status_check,
  add constraint account_status_check check (status in ('pending', 'open', 'frozen'));
alter table payment_method drop constraint payment_method_status_check,
  add constraint payment_method_status_check check (status in ('pending', 'active', 'rejected', 'removed'));
