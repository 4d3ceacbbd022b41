import type { Tx } from '@parpay/messaging'
import type { Position } from './event-streams.server.js'
import type { MerchantEvent } from './event-view.js'
import type { FeedEntry } from './feed-entry.js'
import type { Order } from './order.js'

/**
 * Appends to merchants' feeds: of orders, locked by this transaction, the lines of their timelines that are not there
 * yet (`fed` as it was before), then `entries`. Locks one row a merchant until the commit, in the order of their ids, so
 * it comes after every other lock of the transaction.
 */
export async function appendToFeed(tx: Tx, orders: readonly Order[], entries: readonly FeedEntry[]): Promise<void> {
  if (orders.length + entries.length === 0) return
  await tx.query(
    'feed_append',
    `with news as materialized (
       select *, row_number() over (partition by merchant_id order by rank, line) as nth,
              count(*) over (partition by merchant_id) as total
       from (
         select o.merchant_id, o.id as subject, o.rank, t.n as line, t.type, t.at, t.code, t.detail
         from unnest($1::text[], $2::text[], $3::int[]) with ordinality as o(merchant_id, id, fed, rank)
         join timeline t on t.order_id = o.id and t.n > o.fed
         union all
         select merchant_id, subject, cardinality($1) + rank, null, type, at, code, null
         from unnest($4::text[], $5::text[], $6::text[], $7::timestamptz[], $8::text[])
              with ordinality as e(merchant_id, subject, type, at, code, rank)
       ) one
     ),
     numbered as (
       insert into feed as f (merchant_id, last)
       select merchant_id, count(*) from news group by merchant_id order by merchant_id
       on conflict (merchant_id) do update set last = f.last + excluded.last
       returning merchant_id, last
     )
     insert into event (merchant_id, n, type, at, subject, line, code, detail)
     select merchant_id, last - total + nth, type, at, subject, line, code, detail
     from news join numbered using (merchant_id)`,
    [
      ...[orders.map(({ merchantId }) => merchantId), orders.map(({ id }) => id), orders.map(({ fed }) => fed)],
      entries.map(({ merchantId }) => merchantId),
      entries.map(({ subject }) => subject),
      entries.map(({ type }) => type),
      entries.map(({ at }) => at),
      entries.map(({ code }) => code),
    ],
  )
}

/** What feeds hold after these positions (merchant, number), at most `most` events each. */
export function feedsAfter(
  tx: Tx,
  positions: readonly Position[],
  most: number,
): Promise<(MerchantEvent & { nth: number })[]> {
  return tx.query<MerchantEvent & { nth: number }>(
    'feed_after',
    `select p.ordinal::int - 1 as nth, e.n, e.type, e.at, e.subject, e.line, e.code, e.detail
     from unnest($1::text[], $2::bigint[]) with ordinality as p(merchant_id, after, ordinal)
     cross join lateral (
       select * from event where merchant_id = p.merchant_id and n > p.after order by n limit $3
     ) e
     order by p.ordinal, e.n`,
    [positions.map((position) => position.of), positions.map(({ after }) => after), most],
  )
}
