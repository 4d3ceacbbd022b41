import type { Envelope } from './delivery.js'
import type { OutboxRow } from './relay.store.js'
import { readTraceparent } from './trace-context.js'
import type { IncomingRecord, OutgoingRecord } from './transport.js'

/**
 * A row of the outbox as a record: CloudEvents 1.0 in Kafka's binary content mode. The sequence is padded to ten digits
 * because CloudEvents' sequence extension orders it as text.
 */
export const recordOf = (row: OutboxRow, service: string): OutgoingRecord => ({
  topic: row.topic,
  key: row.subject,
  value: row.value,
  time: row.time,
  headers: {
    ce_specversion: '1.0',
    ce_id: row.messageId,
    ce_type: row.type,
    ce_source: `/parpay/${service}`,
    ce_sequence: String(row.sequence).padStart(10, '0'),
    ce_correlationid: row.correlationId,
    ...(row.causationId === null ? {} : { ce_causationid: row.causationId }),
    ...(row.traceparent === null ? {} : { traceparent: row.traceparent }),
    'content-type': 'application/avro',
  },
})

/** A record whose headers say what it is; null when they don't, and the record can only be set aside. */
export interface Readable {
  readonly record: IncomingRecord
  readonly subject: string
  readonly type: string
  readonly envelope: Envelope
}

/** The longest key, type or correlation that fits an index of the tables. */
export const longestName = 512
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

export function readHeaders(record: IncomingRecord): Readable | null {
  const { ce_id: id, ce_type: type, ce_sequence: digits, ce_correlationid: correlation } = record.headers
  const causation = record.headers['ce_causationid']
  if (!isName(record.key) || !isName(type) || id === undefined || !uuid.test(id)) return null
  if (correlation !== undefined && !isName(correlation)) return null
  if (Number.isNaN(record.time.getTime())) return null
  if (digits === undefined || !/^\d{10,15}$/.test(digits) || Number(digits) < 1) return null
  const envelope = {
    id,
    sequence: Number(digits),
    correlationId: correlation ?? record.key,
    causationId: causation !== undefined && uuid.test(causation) ? causation : null,
    traceparent: readTraceparent(record.headers['traceparent']),
    time: record.time,
  }
  return { record, subject: record.key, type, envelope }
}

/** Text that PostgreSQL can store, and index. */
const isName = (text: string | null | undefined): text is string =>
  typeof text === 'string' && text.length <= longestName && !text.includes('\0') && text.isWellFormed()
