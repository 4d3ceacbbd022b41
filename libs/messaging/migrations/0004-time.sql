-- How far this system's time is ahead of the server's: a test moves it forward, in every database alike. `epoch` counts
-- the moves. Only the owner may write it, so in production, where nothing runs as the owner, it stays zero.
create table clock (
  "only" boolean primary key default true check ("only"),
  epoch bigint not null default 0,
  "offset" interval not null default '0' check ("offset" >= interval '0')
);
insert into clock default values;
do $$ begin
  if current_setting('parpay.runtime_role') <> current_user then
    execute format('revoke insert, update, delete, truncate on clock from %I', current_setting('parpay.runtime_role'));
  end if;
end $$;

create function clock_moves_forward() returns trigger language plpgsql as $$ begin
  if new."offset" < old."offset" or new.epoch < old.epoch then
    raise exception 'the clock only moves forward: from % to %', old."offset", new."offset";
  end if;
  return new;
end $$;
create trigger clock_moves_forward before update on clock for each row execute function clock_moves_forward();

-- The one clock of rules, timers and attempts. Leases are not its business: they are about processes, which run in real time.
create function clock_now() returns timestamptz language sql stable as $$ select now() + "offset" from clock $$;

alter table outbox alter column time set default clock_now();

-- When an aggregate wants to be told that a time has come. `try_at` is `due` until its rule fails.
create table timer (
  kind text not null,
  aggregate_id text not null,
  name text not null,
  due timestamptz not null,
  correlation_id text not null,
  causation_id uuid,
  traceparent text,
  tries int not null default 0,
  try_at timestamptz not null,
  primary key (kind, aggregate_id, name)
)
with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000, fillfactor = 80);
create index timer_by_time on timer (try_at);

alter table attempt alter column due set default clock_now();
alter table attempt add column first_tried_at timestamptz;
comment on column attempt.first_tried_at is 'By clock_now(), as the other side''s memory of the id would age.';
