import type { Tx } from './database.store.js'
import { longestName } from './headers.js'
import type { IncomingRecord } from './transport.js'

export interface Parked {
  readonly record: IncomingRecord
  readonly sequence: number | null
  /**
   * poison: it could not be processed; behind: an earlier message of its key is parked; gap: messages before it have
   * not come; unreadable: it has no key or sequence, so it blocks nothing.
   */
  readonly reason: 'poison' | 'behind' | 'gap' | 'unreadable'
  /** In words, without the payload. */
  readonly detail: string
}

/** Text as PostgreSQL can hold it: a record that could not be set aside would stop all others. */
const storable = (text: string): string => text.toWellFormed().replaceAll('\0', '\ufffd')
const storableTime = (time: Date): Date => (Number.isNaN(time.getTime()) ? new Date(0) : time)
const storableHeaders = (headers: IncomingRecord['headers']): string =>
  JSON.stringify(Object.fromEntries(Object.entries(headers).map(([name, value]) => [storable(name), storable(value)])))

export async function park(tx: Tx, parked: readonly Parked[]): Promise<void> {
  await tx.query(
    'park',
    `insert into parked (topic, partition, "offset", subject, sequence, reason, detail, headers, value, time)
     select * from unnest($1::text[], $2::int[], $3::bigint[], $4::text[], $5::bigint[], $6::text[], $7::text[],
                          $8::jsonb[], $9::bytea[], $10::timestamptz[])
     on conflict (topic, partition, "offset") do nothing`,
    [
      parked.map(({ record }) => record.topic),
      parked.map(({ record }) => record.partition),
      parked.map(({ record }) => record.offset),
      parked.map(({ record }) => record.key && storable(record.key.slice(0, longestName))),
      parked.map(({ sequence }) => sequence),
      parked.map(({ reason }) => reason),
      parked.map(({ detail }) => storable(detail)),
      parked.map(({ record }) => storableHeaders(record.headers)),
      parked.map(({ record }) => record.value),
      parked.map(({ record }) => storableTime(record.time)),
    ],
  )
}
