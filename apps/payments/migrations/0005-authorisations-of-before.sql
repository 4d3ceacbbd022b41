-- Until when the PSP holds what was authorised before that was kept is not known: seven days from now, as it holds
-- anything at the longest. To the millisecond, as the runtime reads times.
update payment set expires_at = date_trunc('milliseconds', clock_now() + interval '7 days')
where status = 'authorised' and expires_at is null and order_id is not null;

insert into timer (kind, aggregate_id, name, due, correlation_id, try_at)
select 'payment', id, 'authorisation', expires_at, order_id, expires_at
from payment where status = 'authorised' and expires_at is not null
on conflict do nothing;
