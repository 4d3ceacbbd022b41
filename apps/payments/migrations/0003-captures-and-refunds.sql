-- What is under way at the PSP, as JSON lists: [{captureId, amount, final}] in the order approved, and
-- [{refundId, amount, reason}]. Amounts are decimal text, for JSON has no bigint.
alter table payment
  add column expires_at timestamptz, -- when what is authorised for an order is let go
  add column captures   jsonb not null default '[]',
  add column refunds    jsonb not null default '[]';

-- Until now a payment had one capture, of all of it, and one refund, of all of that; both have the payment's UUID.
update payment
set captures = jsonb_build_array(jsonb_build_object(
  'captureId', 'cap_' || split_part(id, '_', 2), 'amount', amount::text, 'final', true))
where status in ('capturing', 'returning');
update payment
set refunds = jsonb_build_array(jsonb_build_object(
  'refundId', 'ref_' || split_part(id, '_', 2), 'amount', captured::text, 'reason', 'late_capture'))
where status = 'captured' and ending is not null and refunded < captured;

-- What the PSP has not answered on names its capture or refund now, and a void what it is of.
update attempt
set task = task || case task ->> 'operation'
  when 'capture' then jsonb_build_object('captureId', 'cap_' || split_part(aggregate_id, '_', 2), 'final', true)
  when 'refund' then jsonb_build_object('refundId', 'ref_' || split_part(aggregate_id, '_', 2), 'reason', 'late_capture')
  when 'void' then jsonb_build_object('amount', payment.amount::text, 'currency', payment.currency, 'captured', '0')
  else '{}'
end
from payment where attempt.kind = 'payment' and attempt.aggregate_id = payment.id;
