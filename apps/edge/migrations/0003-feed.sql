-- GET /v1/events: what happened to a merchant's things, in one order that never changes (docs/decisions/0011).

create table feed (
  merchant_id text collate "C" primary key,
  last bigint not null
) with (fillfactor = 20);
comment on table feed is
  'The number of a merchant''s last event. Its row is the lock under which numbers are drawn, held until the commit: events become visible in the order of their numbers.';

create table event (
  merchant_id text collate "C" not null,
  n bigint not null,
  type text not null,
  at timestamptz not null,
  subject text collate "C" not null,
  line int,
  code text,
  detail text,
  primary key (merchant_id, n)
);
comment on column event.n is 'From 1 without gaps.';
comment on column event.line is 'The number on the order''s timeline; null where the subject is no order.';

alter table "order" add column fed int not null default 0;
comment on column "order".fed is 'How many lines of its timeline are in its merchant''s feed.';

insert into event (merchant_id, n, type, at, subject, line, code, detail)
select o.merchant_id, row_number() over (partition by o.merchant_id order by o.id, t.n), t.type, t.at, o.id, t.n, t.code,
       t.detail
from "order" o join timeline t on t.order_id = o.id;
insert into feed (merchant_id, last) select merchant_id, max(n) from event group by merchant_id;
update "order" set fed = timeline_length;
