import { decode, type AnyMessageType } from '@parpay/events'
import { readHeaders } from './headers.js'
import type { RecordItem } from './item.js'
import type { IncomingRecord } from './transport.js'

/** Names message types as `arrival` looks them up. */
export const typesOf = (types: readonly AnyMessageType[]): ReadonlySet<string> =>
  new Set(types.map(({ topic, name }) => `${topic}/${name}`))

/** A record as an item of a batch: its order read, its message decoded if this service receives its type. Pure. */
export function arrival(record: IncomingRecord, received: ReadonlySet<string>): RecordItem {
  const readable = readHeaders(record)
  if (readable === null) return { origin: 'topic', record, order: null, delivery: null, fault: null }
  const { subject, type: name, envelope } = readable
  const order = { subject, envelope }
  if (!received.has(`${record.topic}/${name}`)) return { origin: 'topic', record, order, delivery: null, fault: null }
  try {
    const { type, message } = decodeAs(record, name)
    const delivery = { type, message, topic: record.topic, key: subject, ...envelope }
    return { origin: 'topic', record, order, delivery, fault: null }
  } catch (error) {
    const fault = error instanceof Error ? error.message : String(error)
    return { origin: 'topic', record, order, delivery: null, fault }
  }
}

function decodeAs(record: IncomingRecord, name: string): { type: AnyMessageType; message: unknown } {
  if (record.value === null) throw new Error(`${name} without a value`)
  const decoded = decode(record.topic, record.value)
  if (decoded.type.name !== name) throw new Error(`ce_type says ${name}, the schema id ${decoded.type.name}`)
  return decoded
}
