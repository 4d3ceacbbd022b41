import { expect, test } from '@jest/globals'
import avsc from 'avsc'
import fc from 'fast-check'
import { avroBody } from './avro-body.js'
import { avroWriter } from './avro-write.js'

const schema = {
  type: 'record',
  name: 'M',
  fields: [
    { name: 'text', type: 'string' },
    { name: 'small', type: 'int' },
    { name: 'exact', type: 'double' },
    { name: 'yes', type: 'boolean' },
    { name: 'raw', type: 'bytes' },
    { name: 'state', type: { type: 'enum', name: 'State', symbols: ['open', 'closed'] } },
    { name: 'mark', type: { type: 'fixed', name: 'Mark', size: 2 } },
    { name: 'tags', type: { type: 'map', values: 'string' } },
    {
      name: 'lines',
      type: { type: 'array', items: { type: 'record', name: 'Line', fields: [{ name: 'n', type: 'int' }] } },
    },
    { name: 'next', type: ['null', 'M'] },
  ],
} as const

const message = fc.letrec((tie) => ({
  message: fc.record({
    text: fc.string({ unit: 'grapheme' }),
    small: fc.integer(),
    exact: fc.double({ noNaN: true }),
    yes: fc.boolean(),
    raw: fc.uint8Array(),
    state: fc.constantFrom('open', 'closed'),
    mark: fc.uint8Array({ minLength: 2, maxLength: 2 }),
    tags: fc.dictionary(
      fc.string().filter((name) => name !== '__proto__'),
      fc.string(),
    ), // which avsc cannot write
    lines: fc.array(fc.record({ n: fc.integer() })),
    next: fc.option(tie('message'), { maxDepth: 3 }),
  }),
})).message

/** As avsc takes it: bytes as Buffer. */
const forAvsc = (value: unknown): unknown => {
  if (value instanceof Uint8Array) return Buffer.from(value)
  if (Array.isArray(value)) return value.map(forAvsc)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, forAvsc(inner)]))
}

test('what avsc writes is read again', () => {
  const type = avsc.Type.forSchema(schema as unknown as avsc.Schema)
  const read = avroBody(schema)
  fc.assert(
    fc.property(message, (written) => {
      expect(read(type.toBuffer(forAvsc(written)))).toEqual(written)
    }),
  )
})

test('what is read is written again as avsc writes it', () => {
  const type = avsc.Type.forSchema(schema as unknown as avsc.Schema)
  const [read, write] = [avroBody(schema), avroWriter(schema)]
  fc.assert(
    fc.property(message, (written) => {
      const bytes = type.toBuffer(forAvsc(written))
      expect(read(write(read(bytes)))).toEqual(written)
      expect(write(read(bytes))).toEqual(bytes)
    }),
  )
})

test('a body that is cut short anywhere is refused, and one that goes on', () => {
  const type = avsc.Type.forSchema(schema as unknown as avsc.Schema)
  const read = avroBody(schema)
  fc.assert(
    fc.property(message, fc.nat(), (written, at) => {
      const bytes = type.toBuffer(forAvsc(written))
      expect(() => read(bytes.subarray(0, at % bytes.length))).toThrow('is cut short')
      expect(() => read(Buffer.concat([bytes, Buffer.from([1])]))).toThrow('goes on after its end: bytes left 1')
    }),
  )
})

test('damaged bytes are refused or read, and never end in anything else', () => {
  const read = avroBody(schema)
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      try {
        read(Buffer.from(bytes))
      } catch (error) {
        expect(String(error)).toMatch(/^Error: (is|has|goes on) /)
      }
    }),
  )
})

const zigzag = (value: bigint) => {
  const bytes: number[] = []
  for (let left = BigInt.asUintN(64, (value << 1n) ^ (value >> 63n)); ; left >>= 7n) {
    if (left < 128n) return Buffer.from([...bytes, Number(left)])
    bytes.push(Number(left & 127n) | 128)
  }
}

test('a long is read to its last bit', () => {
  const read = avroBody('long')
  fc.assert(
    fc.property(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }), (value) => {
      expect(read(zigzag(value))).toBe(value)
      expect(avroWriter('long')(value)).toEqual(zigzag(value))
    }),
  )
})

test('objects have no prototype, so that a field may have any name', () => {
  const bytes = Buffer.concat([
    Buffer.from([2, 18]),
    Buffer.from('__proto__'),
    Buffer.from([2]),
    Buffer.from('a'),
    Buffer.from([0]),
  ])
  const tags = avroBody({ type: 'map', values: 'string' })(bytes)
  expect(Object.entries(tags ?? {})).toEqual([['__proto__', 'a']])
  expect(Object.getPrototypeOf(tags)).toBeNull()
})

test.each([
  ['bytes', { type: 'bytes', logicalType: 'decimal', precision: 4 }, [2, 7], Uint8Array.of(7)],
  ['a timestamp', { type: 'long', logicalType: 'timestamp-millis' }, [2], 1n],
  ['a block with its size', { type: 'array', items: 'int' }, [3, 4, 2, 4, 0], [1, 2]],
  [
    'one of two records',
    ['null', { type: 'record', name: 'A', fields: [] }, { type: 'record', name: 'B', fields: [] }],
    [4],
    {},
  ],
])('%s is read as what it is based on', (_, type, bytes, value) => {
  expect(avroBody(type)(Buffer.from(bytes))).toEqual(value)
})

test.each([
  ['boolean', [2], 'has 2 for a boolean'],
  [{ type: 'enum', name: 'E', symbols: ['a'] }, [2], 'has choice 1 of an enum with 1'],
  [['null', 'int'], [4], 'has choice 2 of a union with 2'],
  ['string', [1], 'has a negative length'],
  ['string', [2, 0xff], 'has text that is not UTF-8'],
  ['int', [0x80, 0x80, 0x80, 0x80, 0x10], 'has an int of more than 32 bits'],
  ['long', Array.from({ length: 11 }, () => 0xff), 'has an integer of more than 64 bits'],
  [{ type: 'array', items: 'null' }, [0x80, 0x80, 0x80, 0x80, 0x10, 0], 'is cut short'],
  ['strin', [0], 'has a schema that cannot be used: undefined type name: strin'],
])('%j does not read %j', (type, bytes, problem) => {
  expect(() => avroBody(type)(Buffer.from(bytes))).toThrow(problem)
})
