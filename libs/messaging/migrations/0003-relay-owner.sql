-- Who publishes the outbox, and when it last showed that it still does: a stopped process keeps its lock, and a
-- connection whose network was cut may keep it for hours.
create table relay_owner (
  one boolean primary key default true check (one),
  pid int not null,
  renewed_at timestamptz not null
)
with (fillfactor = 10);
