import type { Tx } from './database.store.js'
import { longestName } from './headers.js'
import { keyOf } from './inbox.js'
import type { InboxRow } from './inbox.store.js'
import type { ParkedKeyItem, RecordItem } from './item.js'
import type { Chain, Discarded, Held, Parked, ParkedChanges, ParkedReason } from './parked.js'
import type { IncomingRecord } from './transport.js'

/** Text as PostgreSQL can hold it: a record that could not be set aside would stop all others. */
const storable = (text: string): string => text.toWellFormed().replaceAll('\0', '\ufffd')
const storableTime = (time: Date): Date => (Number.isNaN(time.getTime()) ? new Date(0) : time)
const storableHeaders = (headers: IncomingRecord['headers']): string =>
  JSON.stringify(Object.fromEntries(Object.entries(headers).map(([name, value]) => [storable(name), storable(value)])))

/** Writes what changed: nothing costs no statement. */
export async function writeParked(tx: Tx, { parked, again, released, discarded }: ParkedChanges): Promise<void> {
  if (discarded.length > 0) await discard(tx, discarded)
  if (released.length > 0)
    await tx.query('parked_release', 'delete from parked where id = any($1::bigint[])', [released])
  if (again.length > 0) await parkAgain(tx, again)
  if (parked.length > 0) await park(tx, parked)
}

/** An unreadable record that comes again after it was given up stays given up; of others the inbox knows the number. */
async function park(tx: Tx, parked: readonly Parked[]): Promise<void> {
  await tx.query(
    'park',
    `insert into parked (topic, partition, "offset", subject, sequence, reason, detail, headers, value, time)
     select * from unnest($1::text[], $2::int[], $3::bigint[], $4::text[], $5::bigint[], $6::text[], $7::text[],
                          $8::jsonb[], $9::bytea[], $10::timestamptz[])
                   as p(topic, partition, "offset", subject, sequence, reason, detail, headers, value, time)
     where reason <> 'unreadable' or not exists (
       select from discarded d where d.topic = p.topic and d.partition = p.partition and d."offset" = p."offset"
     )
     on conflict (topic, partition, "offset") do nothing`,
    [
      parked.map(({ item }) => item.record.topic),
      parked.map(({ item }) => item.record.partition),
      parked.map(({ item }) => item.record.offset),
      parked.map(({ item }) => item.record.key && storable(item.record.key.slice(0, longestName))),
      parked.map(({ sequence }) => sequence),
      parked.map(({ reason }) => reason),
      parked.map(({ detail }) => storable(detail)),
      parked.map(({ item }) => storableHeaders(item.record.headers)),
      parked.map(({ item }) => item.record.value),
      parked.map(({ item }) => storableTime(item.record.time)),
    ],
  )
}

async function parkAgain(tx: Tx, again: ParkedChanges['again']): Promise<void> {
  await tx.query(
    'park_again',
    `update parked set reason = again.reason, detail = again.detail
     from unnest($1::bigint[], $2::text[], $3::text[]) as again(id, reason, detail) where parked.id = again.id`,
    [
      again.map(({ parkedId }) => parkedId),
      again.map(({ reason }) => reason),
      again.map(({ detail }) => storable(detail)),
    ],
  )
}

/** Keeps the messages with the reason a person gave; of those that never came, their numbers. */
async function discard(tx: Tx, discarded: readonly Discarded[]): Promise<void> {
  await tx.query(
    'parked_discard',
    `with given_up as (
       select * from unnest($1::text[], $2::text[], $3::bigint[], $4::bigint[], $5::bigint[], $6::text[])
                     as g(topic, subject, sequence, parked_id, missing_from, why)
     ),
     gone as (delete from parked using given_up where parked.id = parked_id returning parked.*)
     insert into discarded (topic, partition, "offset", subject, sequence, missing_from, reason, detail, headers, value,
                            time, parked_at, why)
     select g.topic, partition, "offset", g.subject, g.sequence, missing_from, coalesce(reason, 'gap'),
            coalesce(detail, 'never came'), headers, value, time, parked_at, why
     from given_up g left join gone on gone.id = parked_id`,
    [
      discarded.map(({ topic }) => topic),
      discarded.map(({ subject }) => subject),
      discarded.map(({ sequence }) => sequence),
      discarded.map(({ parkedId }) => parkedId),
      discarded.map(({ missingFrom }) => missingFrom),
      discarded.map(({ why }) => storable(why)),
    ],
  )
}

/** Parked messages of keys that are looked at again, and of those that wait for a message that may have come. */
export async function loadChains(
  tx: Tx,
  rows: readonly InboxRow[],
  looks: readonly ParkedKeyItem[],
  { most, decode }: { most: number; decode: (record: IncomingRecord) => RecordItem },
): Promise<Map<string, Chain>> {
  const wanted = new Map<string, ChainWanted>()
  for (const { topic, subject, waiting } of rows)
    if (waiting) wanted.set(keyOf(topic, subject), { topic, subject, which: 'gap' })
  for (const { topic, subject, act } of looks)
    if (act.kind !== 'heal') wanted.set(keyOf(topic, subject), { topic, subject, which: 'all' })
  if (wanted.size === 0) return new Map()
  const chains = await readChains(tx, [...wanted.values()], most, decode)
  return new Map([...wanted.keys()].map((key, n) => [key, chains[n] ?? { held: [], truncated: false }]))
}

/** The parked messages of a key: of a gap only, or all that block or wait. */
interface ChainWanted {
  readonly topic: string
  readonly subject: string
  readonly which: 'gap' | 'all'
}

interface HeldRow extends Omit<IncomingRecord, 'key'> {
  readonly id: bigint
  readonly nth: number
  readonly subject: string
  readonly sequence: bigint
  readonly reason: ParkedReason
  readonly detail: string
}

/**
 * The first `most` parked messages of each key, by sequence and then in the order they were parked. The keys' inbox
 * rows are locked by the caller. Answers a chain for each key, in the order of `wanted`.
 */
async function readChains(
  tx: Tx,
  wanted: readonly ChainWanted[],
  most: number,
  decode: (record: IncomingRecord) => RecordItem,
): Promise<Chain[]> {
  const rows = await tx.query<HeldRow>(
    'parked_chains',
    `select nth::int, p.* from unnest($1::text[], $2::text[], $3::boolean[])
                               with ordinality as wanted(topic, subject, every, nth)
     cross join lateral (
       select id, topic, partition, "offset", subject, sequence, reason, detail, headers, value, time
       from parked where parked.topic = wanted.topic and parked.subject = wanted.subject
         and (reason = 'gap' or every and reason <> 'unreadable')
       order by sequence, id limit $4
     ) p
     order by nth, sequence, id`,
    [
      wanted.map(({ topic }) => topic),
      wanted.map(({ subject }) => subject),
      wanted.map(({ which }) => which === 'all'),
      most + 1,
    ],
  )
  return wanted.map((_, n) => {
    const own = rows.filter(({ nth }) => nth === n + 1)
    return { held: own.slice(0, most).map((row) => heldOf(row, decode)), truncated: own.length > most }
  })
}

function heldOf(row: HeldRow, decode: (record: IncomingRecord) => RecordItem): Held {
  const { id, sequence, reason, detail, topic, partition, offset, subject: key, value, headers, time } = row
  const item = decode({ topic, partition, offset, key, value, headers, time })
  return {
    parkedId: id,
    item,
    sequence: Number(sequence),
    messageId: item.order?.envelope.id ?? '',
    reason,
    detail,
  }
}
