-- Nothing more is paid from a frozen account; what the PSP took or gave back is posted all the same.
alter table account
  drop constraint account_status_check,
  add constraint account_status_check check (status in ('open', 'frozen'));
