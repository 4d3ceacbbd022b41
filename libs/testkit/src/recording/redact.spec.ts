import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { shaped } from '../../test/arbitrary-shape.js'
import type { Field, Shape } from '../shape.js'
import type { Value } from '../value.js'
import { decode } from './decode.js'
import { encode } from './encode.js'
import { parseJson } from './json.js'
import { limits } from './limits.js'
import { redact, redactHeaders, withoutSecrets } from './redact.js'

const field = (shape: Shape, personal = false): Field => ({ shape, required: true, personal, secret: false })
const personal = (shape: Shape): Field => field(shape, true)
const record = (fields: Record<string, Field>, open = false): Shape => ({ kind: 'record', fields, open })
const union = (...branches: Shape[]): Shape => ({ kind: 'union', branches })
const list = (items: Shape): Shape => ({ kind: 'list', items })
const map = (values: Shape): Shape => ({ kind: 'map', values })
const any: Shape = { kind: 'any' }
const string: Shape = { kind: 'string' }
const integer: Shape = { kind: 'integer' }
const long: Shape = { kind: 'long' }
const colour: Shape = { kind: 'string', symbols: ['RED', 'GREEN'] }

describe('a personal field is masked', () => {
  test.each<[string, Shape, Value, Value]>([
    ['text', string, 'Zoë', '***'],
    ['a symbol', colour, 'GREEN', 'RED'],
    ['a symbol where other text may be too', union(colour, string), 'GREEN', '***'],
    ['an integer', integer, 1987, 0],
    ['a long', long, 5n, 0n],
    ['a number', { kind: 'number' }, 1.5, 0],
    ['a boolean', { kind: 'boolean' }, true, false],
    ['bytes', { kind: 'bytes' }, new Uint8Array([1, 2]), new Uint8Array()],
    ['null', union({ kind: 'null' }, string), null, null],
    ['a nullable text', union({ kind: 'null' }, string), 'Zoë', '***'],
    ['a list', list(string), ['Zoë', 'x'], ['***', '***']],
    [
      'a record',
      record({ name: field(string), born: field(long) }),
      { name: 'Zoë', born: 5n },
      { name: '***', born: 0n },
    ],
    ['a map with its keys', map(integer), { 'zoe@example.com': 1, b: 2 }, { '***1': 0, '***2': 0 }],
    ['what is open', any, { a: ['Zoë', 5n], b: true }, { '***1': ['***', 0n], '***2': false }],
    [
      'fields the contract does not name',
      record({ a: field(string) }, true),
      { a: 'x', zoe: 'y' },
      { a: '***', '***1': '***' },
    ],
  ])('%s', (_, shape, value, masked) => {
    expect(redact({ id: 'ord_1', it: value }, record({ id: field(string), it: personal(shape) }))).toEqual({
      id: 'ord_1',
      it: masked,
    })
  })
})

describe('a personal field is found', () => {
  const person = record({ id: field(string), name: personal(string) })
  const [zoe, masked] = [
    { id: 'acc_1', name: 'Zoë' },
    { id: 'acc_1', name: '***' },
  ]
  test.each<[string, Shape, Value, Value]>([
    ['in a list', list(person), [zoe, zoe], [masked, masked]],
    ['in a map', map(person), { acc_1: zoe }, { acc_1: masked }],
    ['in a union', union({ kind: 'null' }, union(string, person)), zoe, masked],
    ['in a record', record({ of: field(person) }), { of: zoe }, { of: masked }],
    [
      'in the record of a union that it can be',
      union(person, record({ id: field(string), name: field(string), tag: field(string) })),
      zoe,
      masked,
    ],
    [
      'in the record of a union that its symbol tells',
      union(
        record({ kind: field({ kind: 'string', symbols: ['a'] }), x: personal(string) }),
        record({ kind: field({ kind: 'string', symbols: ['b'] }), x: field(string) }),
      ),
      [
        { kind: 'a', x: 'y' },
        { kind: 'b', x: 'y' },
      ],
      [
        { kind: 'a', x: '***' },
        { kind: 'b', x: 'y' },
      ],
    ],
    [
      'in one of two records that it can be',
      union(record({ name: field(string) }), record({ name: personal(string) })),
      { name: 'Zoë' },
      { name: '***' },
    ],
    ['in a record that has more than its contract', person, { ...zoe, more: 1 }, { ...masked, more: 1 }],
  ])('%s', (_, shape, value, redacted) => {
    const shapes = Array.isArray(value) && shape.kind === 'union' ? list(shape) : shape
    expect(redact(value, shapes)).toEqual(redacted)
  })

  test('in a record that contains itself', () => {
    const node: Extract<Shape, { kind: 'record' }> = {
      kind: 'record',
      open: false,
      get fields() {
        return { name: personal(string), next: field(union({ kind: 'null' }, node)) }
      },
    }
    expect(redact({ name: 'Zoë', next: { name: 'Ann', next: null } }, node)).toEqual({
      name: '***',
      next: { name: '***', next: null },
    })
  })
})

test('a secret field is masked like a personal one; on a screen it alone', () => {
  const card = record({ holder: personal(string), token: { ...field(string), secret: true } })
  const [value, shape] = [{ of: [{ holder: 'Zoë', token: 'tok' }] }, record({ of: field(list(card)) })]
  expect(redact(value, shape)).toEqual({ of: [{ holder: '***', token: '***' }] })
  expect(withoutSecrets(value, shape)).toEqual({ of: [{ holder: 'Zoë', token: '***' }] })
})

test('names that are hidden are numbered among themselves, wherever those that stay stand', () => {
  const shape = record({ holder: personal(record({ 7: field(integer) }, true)) })
  const redacted = redact({ holder: { street: 1, 7: 1, city: 2 } }, shape)
  expect(redacted).toEqual({ holder: { 7: 0, '***1': 0, '***2': 0 } })
  expect(redact(redacted, shape)).toEqual(redacted)
})

test('a redacted value can be recorded by its shape, and redacted again it is the same', () => {
  fc.assert(
    fc.property(shaped, ({ shape, value }) => {
      const redacted = redact(value, shape)
      const text = encode(redacted, shape, limits)
      expect(decode(parseJson(text, limits), shape)).toStrictEqual(redacted)
      expect(redact(redacted, shape)).toStrictEqual(redacted)
    }),
    { numRuns: 500 },
  )
})

test('all of a value under a personal field is gone, whatever it was', () => {
  fc.assert(
    fc.property(shaped, fc.string(), ({ shape, value }, text) => {
      const secret = `secret ${text}`
      const under = record({ it: personal(union(shape, map(string))) })
      const redacted = redact({ it: { value, [`key of ${secret}`]: secret } }, under)
      expect(encode(redacted, any, limits)).not.toContain('secret')
    }),
  )
})

test('a field is its own only, not one that every object inherits', () => {
  const built = record({ constructor: field(string), name: field(string) })
  const driven = record({ name: personal(string) })
  expect(redact({ name: 'Zoë' }, union(built, driven))).toEqual({ name: '***' })
  expect(redact({ constructor: 'Ferrari', name: 'F40' }, union(built, driven))).toEqual({
    constructor: 'Ferrari',
    name: 'F40',
  })
})

test('a value without personal fields stays as it is', () => {
  const shape = record({ a: field(list(union(string, long))), b: field(any), c: field({ kind: 'bytes' }) })
  const value = { a: ['x', 5n], b: { c: null }, c: new Uint8Array([1]) }
  expect(redact(value, shape)).toEqual(value)
})

test('headers are text also where they are masked', () => {
  const shape = record({
    ce_id: field(string),
    user: personal(string),
    age: personal(union({ kind: 'null' }, integer)),
    adult: personal({ kind: 'boolean' }),
    photo: personal({ kind: 'bytes' }),
    colour: personal(colour),
    other: personal(any),
    absent: personal(string),
  })
  const headers = {
    ce_id: '1',
    user: 'Zoë',
    age: '38',
    adult: 'true',
    photo: 'AAE=',
    colour: 'GREEN',
    other: 'x',
    trace: 't',
  }
  expect(redactHeaders(headers, shape)).toEqual({
    ce_id: '1',
    user: '***',
    age: '0',
    adult: 'false',
    photo: '',
    colour: 'RED',
    other: '***',
    trace: 't',
  })
})
