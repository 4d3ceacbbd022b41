import type { ClockReading } from './clock.js'
import type { Tx } from './database.store.js'

/** What a service has left to do, at one moment. */
export interface Work extends ClockReading {
  /** The time by the runtime's clock. */
  readonly now: Date
  /** Up to where each partition's records have had their effects. */
  readonly positions: readonly { readonly topic: string; readonly partition: number; readonly nextOffset: string }[]
  /** Messages the broker has not acknowledged. */
  readonly outbox: number
  /** Attempts to be made, or whose outcome is not known; not those whose `notBefore` is to come. */
  readonly attempts: number
  /** Timers whose time has come, those whose rule fails among them. */
  readonly timers: number
  readonly parked: number
  /** When the next timer or attempt is due that waits for its time. */
  readonly next: Date | null
}

/** One statement, so one snapshot: what a commit moves from one count to another is in exactly one of them. */
export async function readWork(tx: Tx): Promise<Work> {
  const [row] = await tx.query<Work>(
    'work_left',
    `with time as materialized (
       select epoch::float8 as epoch, (extract(epoch from "offset") * 1000)::float8 as "offset", now() + "offset" as now
       from clock
     )
     select epoch, "offset", now,
       (select coalesce(jsonb_agg(jsonb_build_object('topic', topic, 'partition', partition,
                                                     'nextOffset', next_offset::text) order by topic, partition), '[]')
        from position) as positions,
       (select count(*)::int from outbox) as outbox,
       (select count(*)::int from attempt where tries > 0 or due <= now) as attempts,
       (select count(*)::int from timer where due <= now) as timers,
       (select count(*)::int from parked) as parked,
       least((select min(due) from timer where due > now),
             (select min(due) from attempt where tries = 0 and due > now)) as next
     from time`,
  )
  if (!row) throw new Error('the table clock has lost its row')
  return row
}
