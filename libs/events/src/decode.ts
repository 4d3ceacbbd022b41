import { headerLength, magic, type AnyAvroMessage } from './avro-message.js'
import { topics } from './generated/topics.js'
import type { Decoded } from './message-type.js'
import { UndecodableMessage } from './undecodable-message.js'

const typesById = new Map<number, AnyAvroMessage>(
  topics.flatMap((topic) => topic.messages).flatMap((type) => type.versions.map(({ id }) => [id, type] as const)),
)

/**
 * Reads a record's value, written by any published version of a schema, as the current one.
 * @param topic where it was found: a message belongs to one topic
 * @param bytes Confluent's wire format: 0x00, 4-byte big-endian schema id, Avro body
 * @throws {UndecodableMessage}
 */
export function decode(topic: string, bytes: Buffer): Decoded {
  if (bytes.length < headerLength)
    throw new UndecodableMessage(
      `A value of ${bytes.length} bytes on ${topic} is cut short: its header has ${headerLength}.`,
    )
  if (bytes.readUInt8() !== magic)
    throw new UndecodableMessage(`A value on ${topic} begins with byte ${bytes.readUInt8()}, not ${magic}.`)
  const id = bytes.readUInt32BE(1)
  const type = typesById.get(id)
  if (type === undefined)
    throw new UndecodableMessage(`Schema ${id} on ${topic} is unknown here: its writer is newer, or not of ParPay.`)
  if (type.topic !== topic)
    throw new UndecodableMessage(`Schema ${id} is ${type.name} of ${type.topic}, and was found on ${topic}.`)
  return { type, message: type.read(id, bytes) as unknown }
}
