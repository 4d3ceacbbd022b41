import type { Tx } from './database.store.js'

/** What is known of one topic and key. */
export interface InboxRow {
  readonly topic: string
  readonly subject: string
  /** Highest sequence received without a gap. */
  readonly last: number
  /** `ce_id` of the message with that number; null when it is not to be compared. */
  readonly lastId: string | null
  /** A message of this key is parked: those behind it are parked too. */
  readonly blocked: boolean
  /** Messages of this key are parked until one before them comes. */
  readonly waiting: boolean
}

export interface Position {
  readonly topic: string
  readonly partition: number
  readonly nextOffset: bigint
}

/** Locks the rows of these keys, in order, and tells the batch's time: the database's and the test clock's offset. */
export async function lockInbox(
  tx: Tx,
  keys: readonly { topic: string; subject: string }[],
): Promise<{ at: Date; rows: InboxRow[] }> {
  const [answer] = await tx.query<{ at: Date; rows: InboxRow[] }>(
    'inbox_lock',
    `with wanted as (select * from unnest($1::text[], $2::text[]) as wanted(topic, subject)),
     locked as materialized (
       select topic, subject, last, last_id as "lastId", blocked, waiting from inbox
       where (topic, subject) in (select topic, subject from wanted)
       order by topic, subject for update
     )
     select clock_now() as at, coalesce((select jsonb_agg(locked) from locked), '[]') as rows`,
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
       select * from unnest($7::text[], $8::int[], $9::bigint[]) as p(topic, partition, next_offset) order by 1, 2
       on conflict (topic, partition) do update set next_offset = greatest(position.next_offset, excluded.next_offset)
     ),
     advanced as (
       insert into inbox (topic, subject, last, last_id, blocked, waiting)
       select * from unnest($1::text[], $2::text[], $3::bigint[], $4::uuid[], $5::boolean[], $6::boolean[])
                     as i(topic, subject, last, last_id, blocked, waiting)
       order by 1, 2
       on conflict (topic, subject) do update set
         last = excluded.last, last_id = excluded.last_id, blocked = excluded.blocked, waiting = excluded.waiting
       returning (xmax = 0) as created
     )
     select (count(*) filter (where created))::int as created from advanced`,
    [
      rows.map((row) => row.topic),
      rows.map((row) => row.subject),
      rows.map((row) => row.last),
      rows.map((row) => row.lastId),
      rows.map((row) => row.blocked),
      rows.map((row) => row.waiting),
      positions.map((position) => position.topic),
      positions.map((position) => position.partition),
      positions.map((position) => position.nextOffset),
    ],
  )
  return answer?.created ?? 0
}

/** Up to where a partition was read, by any member; null when it never was. */
export async function positionOf(tx: Tx, topic: string, partition: number): Promise<bigint | null> {
  const [row] = await tx.query<{ nextOffset: bigint }>(
    'position_of',
    'select next_offset as "nextOffset" from position where topic = $1 and partition = $2',
    [topic, partition],
  )
  return row?.nextOffset ?? null
}
