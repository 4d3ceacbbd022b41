import type { Tx } from './database.store.js'

/** What is known of one topic and key. */
export interface InboxRow {
  readonly topic: string
  readonly subject: string
  /** Highest sequence received without a gap. */
  readonly last: number
  /** A message of this key is parked: those behind it are parked too. */
  readonly blocked: boolean
}

export interface Position {
  readonly topic: string
  readonly partition: number
  readonly nextOffset: bigint
}

/** Locks the rows of these keys, in order, and tells the batch's time: the database's clock. */
export async function lockInbox(
  tx: Tx,
  keys: readonly { topic: string; subject: string }[],
): Promise<{ at: Date; rows: InboxRow[] }> {
  const [answer] = await tx.query<{ at: Date; rows: InboxRow[] }>(
    'inbox_lock',
    `with wanted as (select * from unnest($1::text[], $2::text[]) as wanted(topic, subject)),
     locked as materialized (
       select topic, subject, last, blocked from inbox
       where (topic, subject) in (select topic, subject from wanted)
       order by topic, subject for update
     )
     select now() as at, coalesce((select jsonb_agg(locked) from locked), '[]') as rows`,
    [keys.map((key) => key.topic), keys.map((key) => key.subject)],
  )
  if (!answer) throw new Error('the database answered nothing to a select without from')
  return answer
}

/** Writes what was received, with the effects. Answers how many keys were new, to be compared with what was locked. */
export async function advanceInbox(tx: Tx, rows: readonly InboxRow[], positions: readonly Position[]): Promise<number> {
  const [answer] = await tx.query<{ created: number }>(
    'inbox_advance',
    `with moved as (
       insert into position (topic, partition, next_offset)
       select * from unnest($5::text[], $6::int[], $7::bigint[]) as p(topic, partition, next_offset) order by 1, 2
       on conflict (topic, partition) do update set next_offset = greatest(position.next_offset, excluded.next_offset)
     ),
     advanced as (
       insert into inbox (topic, subject, last, blocked)
       select * from unnest($1::text[], $2::text[], $3::bigint[], $4::boolean[]) as i(topic, subject, last, blocked)
       order by 1, 2
       on conflict (topic, subject) do update set last = excluded.last, blocked = excluded.blocked
       returning (xmax = 0) as created
     )
     select (count(*) filter (where created))::int as created from advanced`,
    [
      rows.map((row) => row.topic),
      rows.map((row) => row.subject),
      rows.map((row) => row.last),
      rows.map((row) => row.blocked),
      positions.map((position) => position.topic),
      positions.map((position) => position.partition),
      positions.map((position) => position.nextOffset),
    ],
  )
  return answer?.created ?? 0
}
