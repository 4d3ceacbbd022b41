import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { decode } from './decode.js'
import { topics } from './generated/topics.js'
import type { AnyAvroMessage } from './avro-message.js'
import { UndecodableMessage } from './undecodable-message.js'

const types = topics.flatMap(({ messages }) => messages)

/** Whatever the bytes, there is a message that can be written again, or UndecodableMessage with a sentence. */
function decodesOrRefuses(topic: string, bytes: Buffer): void {
  try {
    const { type, message } = decode(topic, bytes)
    expect(decode(topic, type.encode(message)).message).toEqual(message)
  } catch (error) {
    expect(error).toBeInstanceOf(UndecodableMessage)
    expect(error).toMatchObject({ message: expect.stringMatching(/\.$/) })
  }
}

/** Bytes that were a message before they were cut, changed, or grew. */
const damaged = (valid: Buffer): fc.Arbitrary<Buffer> => {
  const at = fc.nat(valid.length)
  const some = fc.uint8Array({ maxLength: 12 })
  return fc.oneof(
    at.map((end) => valid.subarray(0, end)),
    fc.tuple(at, some).map(([start, bytes]) => Buffer.concat([valid.subarray(0, start), bytes])),
    fc.tuple(at, some).map(([start, bytes]) => Buffer.concat([valid.subarray(0, start), bytes, valid.subarray(start)])),
    fc.tuple(at, some).map(([start, bytes]) => {
      const changed = Buffer.concat([valid, Buffer.alloc(12)])
      changed.set(bytes, start)
      return changed.subarray(0, Math.max(valid.length, start + bytes.length))
    }),
  )
}

test.each(topics)('any bytes on $name', ({ name, messages }) => {
  const id = fc.oneof(fc.nat(60), fc.constantFrom(...messages.flatMap(({ versions }) => versions.map((v) => v.id))))
  const behindHeader = fc.tuple(id, fc.uint8Array({ maxLength: 300 })).map(([schema, body]) => {
    const header = Buffer.alloc(5)
    header.writeUInt32BE(schema, 1)
    return Buffer.concat([header, body])
  })
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 300 }).map((any) => Buffer.from(any)),
    behindHeader,
  )
  fc.assert(
    fc.property(bytes, (any) => {
      decodesOrRefuses(name, any)
    }),
    { numRuns: 500 },
  )
})

describe.each(types)('$name', (type: AnyAvroMessage) => {
  test('damaged', () => {
    fc.assert(
      fc.property(damaged(type.encode(type.sample())), (bytes) => {
        decodesOrRefuses(type.topic, bytes)
      }),
      { numRuns: 300 },
    )
  })
})
