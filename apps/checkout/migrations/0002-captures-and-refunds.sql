-- Manual capture and refunds. Amounts in minor units; "pending": approved, and what came of it is not known.
alter table checkout_order
  add column capture text not null default 'automatic' check (capture in ('automatic', 'manual')),
  add column authorised bigint not null default 0 check (authorised >= 0),
  add column refunded bigint not null default 0 check (refunded between 0 and captured),
  -- [{"id": "cap_...", "amount": "4900", "final": true}], in the order of approval
  add column pending_captures jsonb not null default '[]',
  -- [{"id": "ref_...", "amount": "4900"}]
  add column pending_refunds jsonb not null default '[]';

-- Until now every order was authorised and captured whole.
update checkout_order set authorised = total where status in ('confirmed', 'completed');

-- Orders that wait for their payment got no timer, and their deadline was not kept. The longest there is, 604,800 s after
-- the order was placed, has passed for certain when as much time has passed from now: then they expire too.
insert into timer (kind, aggregate_id, name, due, try_at, correlation_id)
select 'order', id, 'deadline', due, due, id
from checkout_order, date_trunc('milliseconds', clock_now() + interval '604800 s') as due
where status = 'placed'
on conflict do nothing;
