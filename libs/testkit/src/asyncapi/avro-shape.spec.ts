import { expect, test } from '@jest/globals'
import { contractOf, document, problemsOf } from '../../test/documents.js'
import type { Shape } from '../shape.js'

const files = (schema: object | string, more = {}) => ({
  'main.yaml': document(`channels:
  t:
    address: t
    messages:
      M: { payload: { schemaFormat: application/vnd.apache.avro;version=1.9.0, schema: { $ref: m.avsc } } }`),
  'm.avsc': JSON.stringify(schema),
  ...more,
})

async function messageOf(schema: object | string, more = {}) {
  const { topics } = await contractOf(files(schema, more))
  return topics.get('t')?.messages.get('M')
}

test.each<[schema: object | string, shape: Shape]>([
  [{ type: 'string' }, { kind: 'string' }],
  [{ type: 'int' }, { kind: 'integer' }],
  [
    { type: 'long', logicalType: 'timestamp-millis' },
    { kind: 'long', time: 'ms' },
  ],
  [
    { type: 'long', logicalType: 'timestamp-micros' },
    { kind: 'long', time: 'us' },
  ],
  [{ type: 'long', logicalType: 'time-micros' }, { kind: 'long' }],
  [{ type: 'int', logicalType: 'timestamp-millis' }, { kind: 'integer' }],
  [{ type: 'double' }, { kind: 'number' }],
  [{ type: 'bytes', logicalType: 'decimal', precision: 4 }, { kind: 'bytes' }],
  [{ type: 'fixed', name: 'F', size: 4 }, { kind: 'bytes' }],
  [
    { type: 'enum', name: 'E', symbols: ['a', 'b'] },
    { kind: 'string', symbols: ['a', 'b'] },
  ],
  [
    { type: 'array', items: 'boolean' },
    { kind: 'list', items: { kind: 'boolean' } },
  ],
  [
    { type: 'map', values: ['null', 'float'] },
    { kind: 'map', values: { kind: 'union', branches: [{ kind: 'null' }, { kind: 'number' }] } },
  ],
])('%j is read as its shape', async (schema, shape) => {
  expect((await messageOf(schema))?.payload).toEqual(shape)
})

test('a name stands for what it was given to, in its namespace', async () => {
  const message = await messageOf({
    type: 'record',
    name: 'a.b.M',
    fields: [
      {
        name: 'price',
        type: { type: 'record', name: 'Money', fields: [{ name: 'minor', type: 'long', doc: 'Cents.' }] },
      },
      { name: 'fee', type: ['null', 'a.b.Money'], 'x-pii': true },
      { name: 'next', type: ['null', 'M'], default: null },
    ],
  })
  const money = { kind: 'record', fields: { minor: { shape: { kind: 'long' }, description: 'Cents.' } }, open: false }
  const { payload } = message ?? {}
  expect(payload).toMatchObject({
    kind: 'record',
    fields: {
      price: { shape: money, required: true, personal: false, secret: false },
      fee: { shape: { branches: [{ kind: 'null' }, money] }, personal: true },
    },
  })
  expect(payload?.kind === 'record' && payload.fields['next']?.shape).toEqual({
    kind: 'union',
    branches: [{ kind: 'null' }, payload],
  })
})

test('a type in a file of its own may be used twice', async () => {
  const message = await messageOf(
    {
      type: 'record',
      name: 'M',
      namespace: 'shop',
      fields: [
        { name: 'from', type: { $ref: 'place.avsc' } },
        { name: 'to', type: { $ref: 'place.avsc' } },
      ],
    },
    { 'place.avsc': '{ "type": "record", "name": "Place", "fields": [{ "name": "city", "type": "string" }] }' },
  )
  expect(message?.encoding).toMatchObject({
    kind: 'avro',
    schema: { fields: [{ type: { name: 'Place' } }, { type: 'shop.Place' }] },
  })
  expect(message?.payload).toMatchObject({
    fields: { to: { shape: { fields: { city: { shape: { kind: 'string' } } } } } },
  })
})

test.each([
  ['no type', { name: 'M' }, 'm.avsc:1:1: #: has no type; say what Avro type it is'],
  ['no fields', { type: 'record', name: 'M' }, 'm.avsc:1:1: #: has no fields; add it'],
  [
    'itself without end',
    { type: 'array', items: { $ref: '#' } },
    'm.avsc:1:1: #: contains itself without end; only a record may, by its name',
  ],
])('a schema with %s is refused', async (_, schema, problem) => {
  expect(await problemsOf(files(schema))).toEqual([problem])
})
