import { expect, test } from '@jest/globals'
import { contractOf, document } from '../../test/documents.js'
import type { Shape } from '../shape.js'

async function shapeOf(schema: string, schemas = '{}'): Promise<Shape | undefined> {
  const { topics } = await contractOf({
    'main.yaml': document(`channels: { t: { address: t, messages: { M: { payload: ${schema} } } } }
components: { schemas: ${schemas} }`),
  })
  return topics.get('t')?.messages.get('M')?.payload
}

const string: Shape = { kind: 'string' }
const any: Shape = { kind: 'any' }
const field = (shape: Shape, more = {}) => ({ shape, required: false, personal: false, secret: false, ...more })

test.each<[schema: string, shape: Shape]>([
  ['{}', any],
  ['{ type: string, format: date }', string],
  ['{ type: string, format: date-time }', { kind: 'string', time: true }],
  ['{ allOf: [{ type: string }, { type: string, format: date-time }] }', { kind: 'string', time: true }],
  ['{ allOf: [{ type: string, format: date-time }, { type: string }] }', { kind: 'string', time: true }],
  ['{ anyOf: [{ type: string, format: date-time }, { type: string }] }', string],
  ['{ type: integer }', { kind: 'integer' }],
  ['{ type: number }', { kind: 'number' }],
  ['{ type: [string, "null"] }', { kind: 'union', branches: [string, { kind: 'null' }] }],
  ['{ enum: [a, b] }', { kind: 'string', symbols: ['a', 'b'] }],
  [
    '{ enum: [a, 1, null] }',
    { kind: 'union', branches: [{ kind: 'string', symbols: ['a'] }, { kind: 'integer' }, { kind: 'null' }] },
  ],
  ['{ const: a }', { kind: 'string', symbols: ['a'] }],
  ['{ const: 1.5 }', { kind: 'number' }],
  ['{ type: array, items: { type: string } }', { kind: 'list', items: string }],
  ['{ items: [{ type: string }] }', { kind: 'list', items: any }],
  ['{ type: object }', { kind: 'map', values: any }],
  ['{ additionalProperties: { type: string } }', { kind: 'map', values: string }],
  ['{ type: object, additionalProperties: false }', { kind: 'record', fields: {}, open: false }],
  ['{ required: [a] }', { kind: 'record', fields: { a: field(any, { required: true }) }, open: true }],
  [
    '{ properties: { a: { type: string, x-pii: true, description: Name. } }, additionalProperties: false }',
    { kind: 'record', fields: { a: field(string, { personal: true, description: 'Name.' }) }, open: false },
  ],
  ['{ oneOf: [{ type: string }, { type: boolean }] }', { kind: 'union', branches: [string, { kind: 'boolean' }] }],
  ['{ anyOf: [{ type: string }, {}] }', any],
  [
    '{ allOf: [{ properties: { a: {} }, required: [b] }, { properties: { b: { type: string } } }], type: object }',
    { kind: 'record', fields: { a: field(any), b: field(string, { required: true }) }, open: true },
  ],
  [
    '{ properties: { a: {} }, oneOf: [{ properties: { b: {} } }, { properties: { c: {} } }] }',
    {
      kind: 'union',
      branches: [
        { kind: 'record', fields: { a: field(any), b: field(any) }, open: true },
        { kind: 'record', fields: { a: field(any), c: field(any) }, open: true },
      ],
    },
  ],
])('%s is read as its shape', async (schema, shape) => {
  expect(await shapeOf(schema)).toEqual(shape)
})

test.each([
  ['personal', 'x-pii'],
  ['secret', 'x-secret'],
])('a %s property is so by its reference too', async (marked, mark) => {
  const shape = await shapeOf(
    "{ properties: { mail: { $ref: '#/components/schemas/mail' } } }",
    `{ mail: { type: string, ${mark}: true } }`,
  )
  expect(shape).toMatchObject({ fields: { mail: { shape: string, [marked]: true } } })
})

test.each([
  ['itself', '{ properties: { next: { $ref: "#/components/schemas/node" } } }'],
  [
    'itself merged with more',
    '{ allOf: [{ properties: { next: { $ref: "#/components/schemas/node" } } }, { required: [id] }] }',
  ],
])('a record may contain %s', async (_, node) => {
  const shape = await shapeOf('{ $ref: "#/components/schemas/node" }', `{ node: ${node} }`)
  const next = (of: Shape | undefined) => (of?.kind === 'record' ? of.fields['next']?.shape : undefined)
  expect(next(next(next(shape)))?.kind).toBe('record')
})

test('what contains itself otherwise is left open', async () => {
  expect(
    await shapeOf(
      '{ $ref: "#/components/schemas/list" }',
      '{ list: { type: array, items: { $ref: "#/components/schemas/list" } } }',
    ),
  ).toEqual({
    kind: 'list',
    items: any,
  })
})
