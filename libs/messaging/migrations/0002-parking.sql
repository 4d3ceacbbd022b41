-- `blocked`: a message at or below `last` is parked, and those that come park behind it.
-- `waiting`: messages above `last + 1` are parked, until the missing ones come.
-- `last_id`: ce_id of `last`; null when it is not to be compared.
alter table inbox add column waiting boolean not null default false, add column last_id uuid;

alter table parked drop constraint parked_reason_check;
alter table parked add constraint parked_reason_check
  check (reason in ('poison', 'behind', 'gap', 'fork', 'unreadable'));

update inbox set
  waiting = exists (select from parked p where p.topic = inbox.topic and p.subject = inbox.subject and reason = 'gap'),
  blocked = exists (
    select from parked p
    where p.topic = inbox.topic and p.subject = inbox.subject and reason in ('poison', 'behind')
  )
where blocked;

-- What a person gave up, and why. `missing_from`: messages from this number to `sequence` never came, so there is
-- nothing to keep of them.
create table discarded (
  id bigint generated always as identity primary key,
  topic text not null,
  partition int,
  "offset" bigint,
  subject text,
  sequence bigint,
  missing_from bigint,
  reason text not null check (reason in ('poison', 'gap', 'fork', 'unreadable')),
  detail text not null,
  headers jsonb,
  value bytea,
  time timestamptz,
  parked_at timestamptz,
  why text not null,
  discarded_at timestamptz not null default now()
);
create index discarded_by_offset on discarded (topic, partition, "offset");

do $$ declare role text := current_setting('parpay.runtime_role'); begin
  if role <> current_user then
    execute format('revoke update, delete, truncate on discarded from %I', role);
  end if;
end $$;
