import fc from 'fast-check'
import { anyText } from './any-text.js'
import type { Field, Shape } from '../src/shape.js'
import type { Value } from '../src/value.js'

/** A shape and a value of it, both arbitrary; objects have no prototype. */
export interface Shaped {
  readonly shape: Shape
  readonly value: Value
}

const prototypeKeys = ['__proto__', 'constructor', 'prototype']
const long = fc.bigInt(-(2n ** 63n), 2n ** 63n - 1n)
const bytes = fc.uint8Array({ maxLength: 8 }).map((array) => new Uint8Array(array))
const string = fc.oneof(fc.string(), anyText(), fc.constantFrom('5', '-0', 'AAE=', '"\\\u0000\u2028'))
const number = fc.double({ noNaN: true, noDefaultInfinity: true })
const anyName = fc.oneof(fc.string({ maxLength: 4 }), fc.constantFrom('long', 'bytes', 'object', '1', '0'))
const name = anyName.filter((key) => !prototypeKeys.includes(key))

function withoutPrototype<T>(entries: Iterable<readonly [string, T]>): Readonly<Record<string, T>> {
  const object = Object.create(null) as Record<string, T>
  for (const [key, value] of entries) object[key] = value
  return object
}

const described: fc.Arbitrary<Value> = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.oneof(fc.constant(null), fc.boolean(), number, long, bytes, string),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.array(fc.tuple(name, tie('value')), { maxLength: 3 }).map(withoutPrototype),
  ),
})).value

export const arbitraryShape: fc.Arbitrary<Shape> = fc.letrec<{ shape: Shape; field: Field }>((tie) => ({
  shape: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.constantFrom<Shape>(
      ...(['any', 'null', 'boolean', 'integer', 'long', 'number', 'bytes', 'string'] as const).map((kind) => ({
        kind,
      })),
      { kind: 'string', symbols: ['RED', 'GREEN'] },
    ),
    tie('shape').map((items): Shape => ({ kind: 'list', items })),
    tie('shape').map((values): Shape => ({ kind: 'map', values })),
    fc.array(tie('shape'), { minLength: 1, maxLength: 3 }).map((branches): Shape => ({ kind: 'union', branches })),
    fc
      .tuple(fc.array(fc.tuple(name, tie('field')), { maxLength: 4 }), fc.boolean())
      .map(([fields, open]): Shape => ({ kind: 'record', fields: withoutPrototype(fields), open })),
  ),
  field: fc.record({ shape: tie('shape'), required: fc.boolean(), personal: fc.boolean(), secret: fc.boolean() }),
})).shape

/** Values of a shape. */
export function valueOf(shape: Shape): fc.Arbitrary<Value> {
  switch (shape.kind) {
    case 'any':
      return described
    case 'null':
      return fc.constant(null)
    case 'boolean':
      return fc.boolean()
    case 'integer':
      return fc.maxSafeInteger()
    case 'long':
      return long
    case 'number':
      return number
    case 'bytes':
      return bytes
    case 'string':
      return shape.symbols ? fc.constantFrom(...shape.symbols) : string
    case 'list':
      return fc.array(valueOf(shape.items), { maxLength: 3 })
    case 'map':
      return fc.array(fc.tuple(name, valueOf(shape.values)), { maxLength: 3 }).map(withoutPrototype)
    case 'union':
      return fc.oneof(...shape.branches.map(valueOf))
    case 'record':
      return recordOf(shape)
  }
}

function recordOf({ fields, open }: Extract<Shape, { kind: 'record' }>): fc.Arbitrary<Value> {
  const named = Object.entries(fields).map(([name, { shape, required }]) =>
    fc
      .tuple(valueOf(shape), required ? fc.constant(true) : fc.boolean())
      .map(([value, there]) => ({ name, value, there })),
  )
  const other = fc
    .array(fc.tuple(name, described), { maxLength: open ? 2 : 0 })
    .map((entries) => entries.filter(([name]) => !Object.hasOwn(fields, name)))
  return fc.tuple(fc.tuple(...named), other).map(([present, others]) => {
    const own = present.filter(({ there }) => there).map(({ name, value }): [string, Value] => [name, value])
    return withoutPrototype([...own, ...others])
  })
}

export const shaped: fc.Arbitrary<Shaped> = arbitraryShape.chain((shape) =>
  valueOf(shape).map((value) => ({ shape, value })),
)
