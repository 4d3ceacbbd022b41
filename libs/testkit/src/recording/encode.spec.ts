import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { shaped } from '../../test/arbitrary-shape.js'
import type { Field, Shape } from '../shape.js'
import type { Value } from '../value.js'
import { decode } from './decode.js'
import { encode } from './encode.js'
import { Flaw } from './flaw.js'
import { parseJson } from './json.js'
import { limits } from './limits.js'

const text = (value: Value, shape?: Shape) => encode(value, shape, limits)
const read = (json: string, shape?: Shape) => decode(parseJson(json, limits), shape)
const any: Shape = { kind: 'any' }
const long: Shape = { kind: 'long' }
const string: Shape = { kind: 'string' }
const union = (...branches: Shape[]): Shape => ({ kind: 'union', branches })
const record = (fields: Record<string, Shape>, open = false): Shape => {
  const field = (shape: Shape): Field => ({ shape, required: true, personal: false, secret: false })
  return {
    kind: 'record',
    fields: Object.fromEntries(Object.entries(fields).map(([name, shape]) => [name, field(shape)])),
    open,
  }
}

test('a value of any shape is read as it was written, and written as it was read', () => {
  fc.assert(
    fc.property(shaped, ({ shape, value }) => {
      const written = text(value, shape)
      const again = read(written, shape)
      expect(again).toStrictEqual(value)
      expect(text(again, shape)).toBe(written)
    }),
    { numRuns: 1_000 },
  )
})

test('without a shape, what JSON has of itself is read as it was written', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      fc.pre(!/"(__proto__|constructor|prototype)":/.test(JSON.stringify(value)))
      const plain: Value = read(JSON.stringify(value))
      expect(read(text(plain))).toStrictEqual(plain)
    }),
  )
})

describe('a value as text', () => {
  test.each<[string, Value, Shape | undefined, string]>([
    ['a long', 5n, long, '"5"'],
    ['the lowest long', -(2n ** 63n), long, '"-9223372036854775808"'],
    ['bytes', new Uint8Array([0, 1]), { kind: 'bytes' }, '"AAE="'],
    ['minus zero', -0, { kind: 'number' }, '-0'],
    ['a nullable long', 5n, union({ kind: 'null' }, long), '"5"'],
    ['a long or a boolean', 5n, union(long, { kind: 'boolean' }), '"5"'],
    ['a string, where a long could be', '5', union(long, string), '"5"'],
    ['a long, where a string could be', 5n, union(long, string), '{"long":"5"}'],
    ['bytes, where a long could be', new Uint8Array([0, 1]), union(long, { kind: 'bytes' }), '{"bytes":"AAE="}'],
    [
      'a long in one of two records',
      { a: 5n },
      union(record({ a: long }), record({ a: string })),
      '{"a":{"long":"5"}}',
    ],
    ['an object that looks like a long', { long: '5' }, any, '{"object":{"long":"5"}}'],
    [
      'an object that looks like a wrapped one',
      { object: { long: 5n } },
      any,
      '{"object":{"object":{"object":{"long":{"long":"5"}}}}}',
    ],
    ['a record that looks like a long', { long: 5n }, record({ long }), '{"long":"5"}'],
    ['a field that the contract does not have', { a: 5n, b: 6n }, record({ a: long }), '{"a":"5","b":{"long":"6"}}'],
    [
      'a field of a name that the contract has',
      { constructor: 'Ferrari' },
      record({ constructor: string }),
      '{"constructor":"Ferrari"}',
    ],
    ['JSON without a contract', { a: [1, 'x', null, true] }, undefined, '{"a":[1,"x",null,true]}'],
  ])('%s', (_, value, shape, written) => {
    expect(text(value, shape)).toBe(written)
  })
})

describe('cannot be written', () => {
  const deep = (levels: number): Value => (levels === 0 ? 0 : [deep(levels - 1)])
  const notOf = (path: string, what: string) =>
    `${path} is not ${what}; record it with the contract that it was decoded with`

  test.each<[string, Value, Shape | undefined, string]>([
    ['a bigint without a contract', 5n, undefined, notOf('value', 'JSON, and there is no contract that says more')],
    [
      'a number as a long',
      { a: [5] },
      record({ a: { kind: 'list', items: long } }),
      notOf('value.a[0]', 'a bigint of 64 bits'),
    ],
    ['a bigint of 65 bits', 2n ** 63n, long, notOf('value', 'a bigint of 64 bits')],
    ['NaN', NaN, { kind: 'number' }, notOf('value', 'a number that JSON has')],
    ['infinity', { 'a b': -Infinity }, any, notOf('value["a b"]', 'a number that JSON has')],
    ['an unsafe integer', 2 ** 53, { kind: 'integer' }, notOf('value', 'an integer within 2^53')],
    ['no branch', true, union(long, { kind: 'null' }), notOf('value', 'one of long, null')],
    ['nothing', undefined as never, any, notOf('value', 'a number that JSON has')],
    ['a date', new Date(0) as never, any, notOf('value', 'a number that JSON has')],
    ['too deep a value', deep(64), any, 'the value is nested deeper than 64 levels; leave this message out'],
    [
      'a prototype key',
      parseJson('{"a":{"__proto__":1}}', limits),
      any,
      "value.a.__proto__ reaches into an object's prototype and the contract does not name it; leave this message out",
    ],
    [
      'too many fields',
      Object.fromEntries(Array.from({ length: 10_001 }, (_, n) => [n, 0])),
      any,
      'value has more than 10000 fields; leave this message out',
    ],
  ])('%s', (_, value, shape, problem) => {
    expect(() => text(value, shape)).toThrow(new Flaw(problem))
  })

  test('the deepest value that is written is read', () => {
    const value = deep(63)
    expect(read(`{"value":${text(value, any)}}`)).toEqual({ value })
  })
})

describe('cannot be read', () => {
  const notOf = (path: string, what: string) =>
    `${path} is not ${what}; correct it, or read it with the contract that it was recorded with`

  test.each<[string, Shape | undefined, string]>([
    ['5', long, notOf('value', 'a 64-bit integer as a decimal string')],
    ['"05"', long, notOf('value', 'a 64-bit integer as a decimal string')],
    ['"-0"', long, notOf('value', 'a 64-bit integer as a decimal string')],
    ['"0x5"', long, notOf('value', 'a 64-bit integer as a decimal string')],
    ['"9223372036854775808"', long, notOf('value', 'a 64-bit integer as a decimal string')],
    [`"${'9'.repeat(100_000)}"`, long, notOf('value', 'a 64-bit integer as a decimal string')],
    ['{"a":"AAE"}', record({ a: { kind: 'bytes' } }), notOf('value.a', 'bytes in base64')],
    ['"AA_="', { kind: 'bytes' }, notOf('value', 'bytes in base64')],
    ['1.5', { kind: 'integer' }, notOf('value', 'an integer')],
    ['"1"', { kind: 'number' }, notOf('value', 'a number')],
    ['0', { kind: 'boolean' }, notOf('value', 'true or false')],
    ['0', { kind: 'null' }, notOf('value', 'null')],
    ['0', string, notOf('value', 'a string')],
    ['[]', record({}), notOf('value', 'an object')],
    ['{}', { kind: 'list', items: any }, notOf('value', 'a list')],
    ['0', { kind: 'map', values: any }, notOf('value', 'an object')],
    ['true', union(long, { kind: 'null' }), notOf('value', 'one of long, null')],
    ['{"long":5}', any, notOf('value', 'a 64-bit integer as a decimal string')],
    ['{"object":{"a":1}}', any, notOf('value', 'a wrapped object')],
    ...['__proto__', 'constructor', 'prototype'].flatMap((name): [string, Shape | undefined, string][] =>
      [undefined, any, record({}, true), { kind: 'map' as const, values: any }].map((shape) => [
        `{"${name}":{"admin":true},"b":1}`,
        shape,
        `value.${name} reaches into an object's prototype and the contract does not name it; remove it`,
      ]),
    ),
  ])('%.40s as %j', (json, shape, problem) => {
    expect(() => read(json, shape)).toThrow(new Flaw(problem))
  })
})

test('a contract that grew reads what was recorded before', () => {
  const grown = record({ a: long, added: long })
  expect(read('{"a":"5","removed":"x"}', grown)).toEqual({ a: 5n, removed: 'x' })
})
