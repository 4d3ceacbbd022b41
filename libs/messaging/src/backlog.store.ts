import type { Tx } from './database.store.js'
import type { Position } from './inbox.store.js'

/** Counting stops here, so that it stays cheap while a broker is away for hours. */
const most = 100_000

/** What waits in a service's tables; each number is at most 100,000. */
export interface Backlog {
  /** Messages not yet acknowledged by the broker. */
  readonly outbox: number
  /** Seconds since the first of them was committed; 0 when there is none. */
  readonly outboxAge: number
  readonly parked: readonly { readonly reason: string; readonly messages: number }[]
  readonly attempts: readonly { readonly worker: string; readonly open: number }[]
  /** Timers whose time has come. */
  readonly timersDue: number
  /** Where each partition was read up to, by whichever member. */
  readonly positions: readonly Position[]
}

type Row = Omit<Backlog, 'positions'> & {
  readonly positions: readonly { topic: string; partition: number; nextOffset: string }[]
}

/** All of it in one statement. */
export async function readBacklog(tx: Tx): Promise<Backlog> {
  const [row] = await tx.query<Row>(
    'backlog',
    `with time as materialized (select clock_now() as now)
     select (select count(*)::int from (select from outbox limit $1) o) as outbox,
            coalesce((select greatest(0, extract(epoch from (select now from time) - time))::float8
                      from outbox order by id limit 1), 0)
              as "outboxAge",
            (select coalesce(jsonb_agg(p), '[]') from (
               select reason, count(*)::int as messages from (select reason from parked limit $1) p group by reason
             ) p) as parked,
            (select coalesce(jsonb_agg(a), '[]') from (
               select worker, count(*)::int as open from (select worker from attempt limit $1) a group by worker
             ) a) as attempts,
            (select count(*)::int from (
               select from timer where due <= (select now from time) order by due limit $1
             ) t) as "timersDue",
            (select coalesce(jsonb_agg(p), '[]') from (
               select topic, partition, next_offset::text as "nextOffset" from position
             ) p) as positions`,
    [most],
  )
  if (!row) throw new Error('the database answered nothing to a select without from')
  return { ...row, positions: row.positions.map((at) => ({ ...at, nextOffset: BigInt(at.nextOffset) })) }
}
