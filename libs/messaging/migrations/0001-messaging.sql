-- What goes out: numbered per topic and key, kept until the broker has acknowledged it.
create table outbox_sequence (
  topic text not null,
  subject text not null,
  last bigint not null,
  primary key (topic, subject)
);

create table outbox (
  id bigint generated always as identity primary key,
  topic text not null,
  subject text not null,
  sequence bigint not null,
  type text not null,
  message_id uuid not null,
  correlation_id text not null,
  causation_id uuid,
  value bytea not null,
  time timestamptz not null default now(),
  unique (topic, subject, sequence)
)
-- A queue that fills and empties: the dead rows of a second must not slow the next scan.
with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000, autovacuum_vacuum_cost_delay = 0);

-- What came in: the highest sequence received without a gap, that is applied or parked.
create table inbox (
  topic text not null,
  subject text not null,
  last bigint not null,
  blocked boolean not null default false,
  primary key (topic, subject)
)
with (fillfactor = 80);

-- Where each partition was read up to, written with the effects.
create table position (
  topic text not null,
  partition int not null,
  next_offset bigint not null,
  primary key (topic, partition)
)
with (fillfactor = 50);

-- Messages that could not be processed, and those behind them on the same key.
create table parked (
  id bigint generated always as identity primary key,
  topic text not null,
  partition int not null,
  "offset" bigint not null,
  subject text,
  sequence bigint,
  reason text not null check (reason in ('poison', 'behind', 'gap', 'unreadable')),
  detail text not null,
  headers jsonb not null,
  value bytea,
  time timestamptz not null,
  parked_at timestamptz not null default now(),
  unique (topic, partition, "offset")
);
create index parked_by_key on parked (topic, subject, sequence);

-- Work asked for whose outcome is not yet decided on. `id` is the idempotency key of the call.
create table attempt (
  id text primary key,
  worker text not null,
  kind text not null,
  aggregate_id text not null,
  task jsonb not null,
  correlation_id text not null,
  causation_id uuid,
  tries int not null default 0,
  due timestamptz not null default now(),
  claimed_until timestamptz
)
with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000, fillfactor = 80);
create index attempt_by_due on attempt (worker, due);
create index attempt_by_aggregate on attempt (kind, aggregate_id);
