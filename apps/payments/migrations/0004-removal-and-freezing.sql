alter table payment_method drop constraint payment_method_status_check;
alter table payment_method add constraint payment_method_status_check
  check (status in ('pending', 'removing', 'active', 'rejected', 'removed'));

-- Accounts that were ever frozen: whether they still are. Accounts decides; here it is kept for payments that begin.
create table account (
  id          text primary key,
  merchant_id text not null,
  status      text not null check (status in ('open', 'frozen'))
);
