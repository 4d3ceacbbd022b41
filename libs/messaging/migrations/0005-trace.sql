-- The trace a message or an attempt belongs to: a W3C traceparent, kept until it is sent with the record or the call.
alter table outbox add column traceparent text;
alter table attempt add column traceparent text;
