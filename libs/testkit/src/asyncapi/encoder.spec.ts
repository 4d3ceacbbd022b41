import { describe, expect, test } from '@jest/globals'
import { contractOf, document } from '../../test/documents.js'
import type { Value } from '../value.js'
import { decoderOf } from './decoder.js'
import { encoderOf } from './encoder.js'

const line = { type: 'record', name: 'Line', fields: [{ name: 'sku', type: 'string' }] }
const voucher = {
  type: 'record',
  name: 'Voucher',
  fields: [
    { name: 'sku', type: 'string', default: 'any' },
    { name: 'code', type: 'string', default: 'none' },
  ],
}
const placed = {
  type: 'record',
  name: 'Placed',
  fields: [
    { name: 'total', type: 'long' },
    { name: 'lines', type: { type: 'array', items: ['null', voucher, line] } },
    { name: 'state', type: { type: 'enum', name: 'State', symbols: ['open', 'closed'] }, default: 'open' },
    { name: 'weight', type: ['null', 'int', 'float', 'double'], default: null },
    { name: 'since', type: { type: 'long', logicalType: 'timestamp-millis' }, default: 7 },
  ],
}
const avro = (schema: object) =>
  `{ schemaFormat: application/vnd.apache.avro;version=1.9.0, schema: ${JSON.stringify(schema)} }`
const contract = await contractOf({
  'main.yaml': document(`channels:
  orders: { address: orders, messages: { Placed: { payload: ${avro(placed)} } } }
  stock: { address: stock, messages: { Counted: { payload: { type: object, required: [count], properties: { count: { type: integer } } } } } }
  other: { address: other, messages: { Row: { contentType: text/csv } } }`),
})
const encode = encoderOf(contract)
const decode = decoderOf(contract)
const again = (topic: string, message: string, value: Value) => decode(topic, encode(topic, message, value)).message
const whole = { total: 4900n, lines: [], state: 'closed', weight: null, since: 7n }

describe('what is written is read again', () => {
  test.each<[string, string, string, Value, object | undefined]>([
    ['every field', 'orders', 'Placed', whole, undefined],
    [
      'what is missing is its default',
      'orders',
      'Placed',
      { total: 1n, lines: [] },
      { state: 'open', weight: null, since: 7n },
    ],
    ['the branch that fits', 'orders', 'Placed', { ...whole, lines: [null, { sku: 'a' }] }, undefined],
    ['an int', 'orders', 'Placed', { ...whole, weight: 3 }, undefined],
    ['a float', 'orders', 'Placed', { ...whole, weight: 0.5 }, undefined],
    ['a double', 'orders', 'Placed', { ...whole, weight: 0.1 }, undefined],
    ['JSON', 'stock', 'Counted', { count: 3, other: ['ü'] }, undefined],
  ])('%s', (_, topic, message, value, more) => {
    expect(again(topic, message, value)).toEqual({ ...(value as object), ...more })
  })
})

test('of two branches that fit, the one that needs no default is taken', () => {
  const bytes = encode('orders', 'Placed', { ...whole, lines: [{ sku: 'a' }] })
  expect(decode('orders', bytes).message).toEqual({ ...whole, lines: [{ sku: 'a' }] })
})

test.each<[string, string, Value, string]>([
  ['nowhere', 'Placed', {}, 'The contract has no topic nowhere.'],
  ['orders', 'Lost', {}, 'The contract has no message Lost on orders.'],
  ['other', 'Row', {}, 'Row on other is written in text/csv, which is not written here.'],
  ['orders', 'Placed', [], 'Placed on orders is no record.'],
  ['orders', 'Placed', { lines: [] }, 'Placed on orders has /total, which is missing.'],
  [
    'orders',
    'Placed',
    { ...whole, total: 4900 },
    'Placed on orders has /total, which is no long (a bigint of 64 bits).',
  ],
  ['orders', 'Placed', { ...whole, state: 'lost' }, 'Placed on orders has /state, which is none of open, closed.'],
  ['orders', 'Placed', { ...whole, tax: 1 }, 'Placed on orders has /tax, which is no field of its schema.'],
  ['orders', 'Placed', { ...whole, lines: [{ sku: 1 }] }, 'Placed on orders has /lines/0/sku, which is no text.'],
  [
    'orders',
    'Placed',
    { ...whole, weight: 'x' },
    'Placed on orders has /weight, which is none of null, int, float, double.',
  ],
  ['stock', 'Counted', { count: '3' }, 'Counted on stock has /count, which must be of type integer.'],
  [
    'stock',
    'Counted',
    { count: 3, exact: 3n },
    'Counted on stock has /exact, which is an integer of 64 bits, which JSON does not have.',
  ],
  ['stock', 'Counted', { count: 3, share: NaN }, 'Counted on stock has /share, which is no number that JSON has.'],
])('%s: a %s of %j is refused', (topic, message, value, sentence) => {
  expect(() => encode(topic, message, value)).toThrow(sentence)
})

describe('with schema ids', () => {
  const older = { ...placed, fields: placed.fields.slice(0, 2) }
  const schemaIds = [
    { id: 2, topic: 'orders', message: 'Placed', schema: placed },
    { id: 1, topic: 'orders', message: 'Placed', schema: older },
  ]
  test('the newest is written', () => {
    const bytes = encoderOf(contract, { schemaIds })('orders', 'Placed', whole)
    expect([...bytes.subarray(0, 5)]).toEqual([0, 0, 0, 0, 2])
    expect(decoderOf(contract, { schemaIds })('orders', bytes).message).toEqual(whole)
  })
  test('a message without one is refused', () => {
    expect(() => encoderOf(contract, { schemaIds: [] })('orders', 'Placed', whole)).toThrow(
      'Placed on orders has no schema id; add it to the table.',
    )
  })
})
