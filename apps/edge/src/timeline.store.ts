import type { Tx } from '@parpay/messaging'
import type { Position } from './event-streams.server.js'
import type { TimelineLine } from './order.js'

/** What orders' timelines hold after these positions, at most `most` lines each; `nth` says for which position. */
export async function timelinesAfter(
  tx: Tx,
  positions: readonly Position[],
  most: number,
): Promise<(TimelineLine & { nth: number })[]> {
  return tx.query<TimelineLine & { nth: number }>(
    'timeline_after',
    `select p.ordinal::int - 1 as nth, t.n, t.type, t.at, t.code, t.detail
     from unnest($1::text[], $2::bigint[]) with ordinality as p(order_id, after, ordinal)
     cross join lateral (
       select * from timeline where order_id = p.order_id and n > p.after order by n limit $3
     ) t
     order by p.ordinal, t.n`,
    [positions.map((position) => position.of), positions.map(({ after }) => after), most],
  )
}
