import { describe, expect, test } from '@jest/globals'
import { canonicalSchema } from './canonical-schema.js'

const same = (one: unknown, other: unknown): boolean => canonicalSchema(one) === canonicalSchema(other)
const record = (type: unknown, more: object = {}) => ({
  ...{ type: 'record', name: 'Paid', namespace: 'shop', fields: [{ name: 'by', type, ...more }] },
})
const method = { type: 'enum', name: 'Method', symbols: ['unknown', 'card'], default: 'unknown' }

describe('schemas are one', () => {
  test.each([
    ['a primitive type in its two forms', 'string', { type: 'string' }],
    [
      'a name with its namespace in it, or beside it',
      record('string'),
      {
        ...{ type: 'record', name: 'shop.Paid', fields: [{ type: 'string', name: 'by' }] },
      },
    ],
    ['a name within a namespace, short or in full', record(method), record({ ...method, name: 'shop.Method' })],
    ['a type with words of its own', record(method), record({ ...method, doc: 'How.', aliases: ['Way'], 'x-note': 1 })],
    ['a type that is wrapped once more', record(method), record({ type: method })],
    ['a list', { type: 'array', items: 'int' }, { items: { type: 'int' }, type: 'array' }],
  ])('%s', (_, one, other) => {
    expect(same(one, other)).toBe(true)
  })
})

describe('schemas are two', () => {
  test.each([
    ['another type', record('string'), record('bytes')],
    ['another name', record('string'), { ...record('string'), name: 'Refunded' }],
    ['another namespace', record(method), { ...record(method), namespace: 'store' }],
    ['a default', record('string'), record('string', { default: '' })],
    ['a default of an enum', record(method), record({ ...method, default: 'card' })],
    ['a symbol more', record(method), record({ ...method, symbols: ['unknown', 'card', 'wallet'] })],
    ['a logical type', record('long'), record({ type: 'long', logicalType: 'timestamp-millis' })],
    ['branches in another order', record(['null', 'string']), record(['string', 'null'])],
    ['another value of a map', record({ type: 'map', values: 'int' }), record({ type: 'map', values: 'long' })],
    ['a size', record({ type: 'fixed', name: 'Id', size: 8 }), record({ type: 'fixed', name: 'Id', size: 16 })],
    ['what is no schema', record('string'), 17],
  ])('%s', (_, one, other) => {
    expect(same(one, other)).toBe(false)
  })
})
