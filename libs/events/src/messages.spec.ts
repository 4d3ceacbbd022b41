import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { readdirSync, readFileSync } from 'node:fs'
import type { AnyAvroMessage } from './avro-message.js'
import { decode } from './decode.js'
import { topics } from './generated/topics.js'
import { UndecodableMessage } from './undecodable-message.js'

type Schema = string | Schema[] | { type: string; [attribute: string]: unknown }

const int64 = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n })
const text = fc.string({ unit: 'binary' })
const scalars: Record<string, fc.Arbitrary<unknown>> = {
  string: text,
  boolean: fc.boolean(),
  int: fc.integer(),
  long: int64,
  null: fc.constant(null),
}

/** Any value of an Avro schema, in the form it has in TypeScript. */
function valueOf(schema: Schema): fc.Arbitrary<unknown> {
  if (Array.isArray(schema)) return fc.oneof(...schema.map(valueOf))
  if (typeof schema === 'string') return scalars[schema] ?? fc.constant(undefined)
  if (schema.logicalType === 'timestamp-millis') return fc.date({ noInvalidDate: true })
  if (schema.type === 'array') return fc.array(valueOf(schema.items as Schema), { maxLength: 5 })
  if (schema.type === 'map') return fc.dictionary(text, text, { noNullPrototype: true })
  if (schema.type === 'enum') return fc.constantFrom(...(schema.symbols as string[]))
  const fields = schema.fields as { name: string; type: Schema }[]
  return fc.record(Object.fromEntries(fields.map((field) => [field.name, valueOf(field.type)])))
}

const messages = topics.flatMap((topic) => topic.messages)
const messageOf = (type: AnyAvroMessage) => valueOf(type.versions.at(-1)?.schema as Schema)

/** Decoding has two ways to end, whatever the bytes are. */
function decodedOrRefused(topic: string, bytes: Buffer): void {
  try {
    decode(topic, bytes)
  } catch (error) {
    expect(error).toBeInstanceOf(UndecodableMessage)
  }
}

describe.each(messages)('$name', (type) => {
  const encodedSample = type.encode(type.sample())

  test('is the same after encoding and decoding', () => {
    fc.assert(
      fc.property(messageOf(type), (message) => {
        expect(decode(type.topic, type.encode(message))).toEqual({ type, message })
      }),
    )
  })

  test('is written in the wire format of its schema id', () => {
    expect([...encodedSample.subarray(0, 5)]).toEqual([0, 0, 0, 0, type.schemaId])
  })

  test('has a sample, and its key is an id', () => {
    expect(decode(type.topic, encodedSample).message).toEqual(type.sample())
    expect(type.key(type.sample())).toMatch(/^[a-z]+_[0-9a-z]{26}$/)
  })

  test('is refused at every length it is cut to', () => {
    for (let length = 0; length < encodedSample.length; length += 1)
      expect(() => decode(type.topic, encodedSample.subarray(0, length))).toThrow(/cut short/)
  })

  test('is refused with trailing bytes', () => {
    expect(() => decode(type.topic, Buffer.concat([encodedSample, Buffer.of(0)]))).toThrow(/1 trailing byte/)
  })

  test('is refused on another topic', () => {
    const other = topics.find((topic) => topic.name !== type.topic)?.name ?? ''
    expect(() => decode(other, encodedSample)).toThrow(`${type.name} of ${type.topic}, and was found on ${other}`)
  })

  test('is refused with an undeclared field', () => {
    expect(() => type.encode({ ...type.sample(), surprise: 1 })).toThrow(`${type.name}.surprise is not declared`)
  })

  test('damaged bytes are decoded or refused, and cost no more than their length', () => {
    const header = encodedSample.subarray(0, 5)
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (body) => {
        decodedOrRefused(type.topic, Buffer.concat([header, body]))
      }),
    )
    fc.assert(
      fc.property(fc.nat(encodedSample.length - 1), fc.integer({ min: 1, max: 255 }), (at, flip) => {
        const damaged = Buffer.from(encodedSample)
        damaged.writeUInt8(damaged.readUInt8(at) ^ flip, at)
        decodedOrRefused(type.topic, damaged)
      }),
    )
  })
})

test('every schema id belongs to one version of one message', () => {
  const ids = messages.flatMap((type) => type.versions.map(({ id }) => id))
  expect(new Set(ids).size).toBe(ids.length)
})

test('no file outside generated/ names a message', () => {
  const named = new RegExp(`\\b(${messages.map((type) => type.name).join('|')})\\b`)
  const folder = new URL('.', import.meta.url)
  const files = readdirSync(folder).filter((file) => file.endsWith('.ts'))
  expect(files.filter((file) => named.test(readFileSync(new URL(file, folder), 'utf8')))).toEqual([])
})
