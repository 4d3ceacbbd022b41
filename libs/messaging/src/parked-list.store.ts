import type { Tx } from './database.store.js'
import type { ParkedReason } from './parked.js'
import { gapInWords } from './parked-words.js'

/** A key that does not go on, by the first of its parked messages. */
export interface ParkedKey {
  readonly topic: string
  readonly key: string
  /** poison: the message could not be processed; gap: messages before it have not come; fork: its number was another's. */
  readonly reason: Exclude<ParkedReason, 'unreadable'>
  /** In words. */
  readonly detail: string
  readonly sequence: number
  /** Of a gap: the first number that has not come; the last is `sequence` - 1. */
  readonly missing: number | null
  readonly type: string | null
  readonly messageId: string | null
  readonly correlationId: string | null
  readonly partition: number
  /** Digits. */
  readonly offset: string
  /** When the message was sent, ISO 8601. */
  readonly time: string
  /** Since when the key has not gone on, ISO 8601. */
  readonly since: string
  /** How many messages of the key are parked, this one included. */
  readonly messages: number
}

/** A record without a valid key, time or headers. It blocks nothing, and can only be discarded. */
export interface UnreadableRecord {
  readonly topic: string
  readonly partition: number
  /** Digits. */
  readonly offset: string
  /** As far as it can be told. */
  readonly key: string | null
  readonly detail: string
  /** ISO 8601. */
  readonly since: string
}

export interface ParkedList {
  /** All parked messages and records, whether or not they are in the lists below. */
  readonly messages: number
  /** Longest parked first; at most as many as were asked for. */
  readonly keys: readonly ParkedKey[]
  readonly unreadable: readonly UnreadableRecord[]
}

interface KeyRow extends Omit<ParkedKey, 'time' | 'since' | 'sequence' | 'missing'> {
  readonly id: bigint
  readonly sequence: bigint
  readonly missing: bigint | null
  readonly time: Date
  readonly since: Date
}

/** A parked key with the row of its first message. */
export interface FirstParked {
  readonly id: bigint
  readonly parked: ParkedKey
}

/** Left out: any. */
interface Wanted {
  readonly key?: string | null | undefined
  readonly topic?: string | null | undefined
  readonly limit: number
}

/** The keys that don't go on: all, or those of `key` and `topic`. */
export async function parkedKeys(tx: Tx, { key = null, topic = null, limit }: Wanted): Promise<FirstParked[]> {
  const rows = await tx.query<KeyRow>(
    'parked_keys',
    `with first as (
       select distinct on (topic, subject) * from parked
       where reason <> 'unreadable' and ($1::text is null or subject = $1) and ($2::text is null or topic = $2)
       order by topic, subject, sequence, id
     ),
     counted as (
       select topic, subject, count(*)::int as messages, min(parked_at) as since from parked
       where reason <> 'unreadable' and ($1::text is null or subject = $1) and ($2::text is null or topic = $2)
       group by topic, subject
     )
     select id, topic, subject as key, reason, detail, sequence,
            case when reason = 'gap' then last + 1 end as missing,
            headers->>'ce_type' as type, headers->>'ce_id' as "messageId",
            coalesce(headers->>'ce_correlationid', subject) as "correlationId",
            partition, "offset"::text, time, since, messages
     from first join counted using (topic, subject) join inbox using (topic, subject)
     order by since, id limit $3`,
    [key, topic, limit],
  )
  return rows.map(({ id, sequence, missing, time, since, ...row }) => ({
    id,
    parked: {
      ...row,
      // What is missing now: some of it may have come since this was parked.
      detail: missing === null ? row.detail : gapInWords(Number(missing) - 1, Number(sequence)),
      sequence: Number(sequence),
      missing: missing === null ? null : Number(missing),
      time: time.toISOString(),
      since: since.toISOString(),
    },
  }))
}

/** Records that cannot be read: all, or those that have `key`. */
export async function unreadableRecords(
  tx: Tx,
  { key = null, topic = null, limit }: Wanted,
): Promise<UnreadableRecord[]> {
  const rows = await tx.query<Omit<UnreadableRecord, 'since'> & { since: Date }>(
    'parked_unreadable',
    `select topic, partition, "offset"::text, subject as key, detail, parked_at as since from parked
     where reason = 'unreadable' and ($1::text is null or subject = $1) and ($2::text is null or topic = $2)
     order by parked_at, id limit $3`,
    [key, topic, limit],
  )
  return rows.map(({ since, ...row }) => ({ ...row, since: since.toISOString() }))
}

export async function countParked(tx: Tx): Promise<number> {
  const [row] = await tx.query<{ messages: number }>('parked_count', 'select count(*)::int as messages from parked')
  return row?.messages ?? 0
}

/** Gives up a record that cannot be read. Answers whether it was there. */
export async function discardUnreadable(
  tx: Tx,
  { topic, partition, offset }: { topic: string; partition: number; offset: string },
  why: string,
): Promise<boolean> {
  const rows = await tx.query(
    'parked_discard_unreadable',
    `with gone as (
       delete from parked
       where topic = $1 and partition = $2 and "offset" = $3::bigint and reason = 'unreadable' returning *
     )
     insert into discarded (topic, partition, "offset", subject, reason, detail, headers, value, time, parked_at, why)
     select topic, partition, "offset", subject, reason, detail, headers, value, time, parked_at, $4 from gone
     returning id`,
    [topic, partition, offset, why],
  )
  return rows.length > 0
}

/** What a person's attention changes, whichever instance it goes through. */
export interface Attention {
  /** The newest parked message. */
  readonly last: bigint
  /** Messages up to it that could not be processed: fewer when one was redriven or discarded. */
  readonly failed: number
  readonly discarded: number
}

/** @param last counts what was parked until then; everything when left out */
export async function attention(tx: Tx, last?: bigint): Promise<Attention> {
  const [row] = await tx.query<Attention>(
    'parked_attention',
    `select coalesce(max(id), 0) as last, count(*) filter (where reason = 'poison')::int as failed,
            (select count(*)::int from discarded) as discarded
     from parked where $1::bigint is null or id <= $1`,
    [last ?? null],
  )
  if (!row) throw new Error('the database answered nothing to a count')
  return row
}
