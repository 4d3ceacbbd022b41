import { avroBody, type ReadBody } from './avro-body.js'

/** A writer's schema, by the id that Confluent's wire format gives it. */
export interface SchemaId {
  readonly id: number
  readonly topic: string
  /** Name of the message in the contract. */
  readonly message: string
  /** Avro. */
  readonly schema: unknown
}

const headerLength = 5

/**
 * Reads Confluent's wire format: 0x00, a schema id of 4 bytes (big-endian), an Avro body. A body is read as its writer
 * wrote it. What it throws is one sentence; what `read` throws is to follow the message's name.
 * @throws {Error} when two schemas have one id
 */
export function confluentReader(schemaIds: readonly SchemaId[]) {
  const byId = new Map(schemaIds.map((entry) => [entry.id, entry]))
  if (byId.size < schemaIds.length) {
    const twice = schemaIds.find((entry) => byId.get(entry.id) !== entry)
    throw new Error(`Schema id ${twice?.id ?? ''} stands twice in the table; give each schema an id of its own.`)
  }
  const readers = new Map<number, ReadBody>()
  return (topic: string, bytes: Buffer) => {
    if (bytes.length < headerLength)
      throw new Error(`A value of ${bytes.length} bytes on ${topic} is too short: a schema id takes ${headerLength}.`)
    if (bytes[0] !== 0) throw new Error(`A value on ${topic} begins with byte ${bytes[0]}, not with 0 and a schema id.`)
    const id = bytes.readUInt32BE(1)
    const entry = byId.get(id)
    if (!entry) throw new Error(`Schema ${id} on ${topic} is unknown: its writer is newer, or not of this system.`)
    if (entry.topic !== topic)
      throw new Error(`Schema ${id} is ${entry.message} of ${entry.topic}, and was found on ${topic}.`)
    const read = () => {
      const body = readers.get(id) ?? avroBody(entry.schema)
      readers.set(id, body)
      return body(bytes.subarray(headerLength))
    }
    return { id, name: entry.message, read }
  }
}
