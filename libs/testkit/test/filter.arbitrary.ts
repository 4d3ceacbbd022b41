import fc from 'fast-check'
import { anyText } from './any-text.js'
import type { FilterInput } from '../src/filter/find.js'
import { isWord } from '../src/filter/lexer.js'
import {
  comparisons,
  roots,
  textOperators,
  type Alone,
  type Condition,
  type Connected,
  type Literal,
  type Path,
  type Resolved,
  type Scalar,
  type Step,
  type Test,
} from '../src/filter/syntax.js'
import type { MessageType } from '../src/filter/vocabulary.js'
import type { Field, Shape } from '../src/shape.js'
import type { Value, ValueObject } from '../src/value.js'

const nowhere = { from: 0, to: 0 }

/** Few names and values, so that filters and messages meet. */
export const names = ['a', 'b', 'c']
const texts = ['', 'x', 'xy', 'A', 'topic1', '1']

const name = fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...names) }, { weight: 1, arbitrary: fc.string() })

const step: fc.Arbitrary<Step> = fc.oneof(
  name.map((name): Step => ({ kind: 'field', name, ...nowhere })),
  fc.nat(2).map((index): Step => ({ kind: 'index', index, ...nowhere })),
  fc.constant<Step>({ kind: 'any', ...nowhere }),
)

const constants = ['true', 'false', 'null']

function payloadPath(steps: readonly Step[]): Path {
  const [first] = steps
  const plain = first?.kind === 'field' && isWord(first.name) && !constants.includes(first.name)
  const bare = plain && roots.every((root) => root !== first.name)
  return { kind: 'path', root: 'payload', bare, steps, ...nowhere }
}

const parts = roots.filter((root) => root !== 'payload' && root !== 'header')

const messagePath = fc.oneof(
  { weight: 9, arbitrary: fc.array(step, { maxLength: 3 }).map(payloadPath) },
  {
    weight: 1,
    arbitrary: name.map((name): Path => {
      return { kind: 'path', root: 'header', bare: false, steps: [{ kind: 'field', name, ...nowhere }], ...nowhere }
    }),
  },
)

const path: fc.Arbitrary<Path> = fc.oneof(
  { weight: 3, arbitrary: messagePath },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom(...parts)
      .map((root): Path => ({ kind: 'path', root, bare: false, steps: [], ...nowhere })),
  },
)

const text: fc.Arbitrary<string> = fc.oneof(fc.constantFrom(...texts), anyText({ maxLength: 5 }))

/** Numbers as the parser reads them: whole ones past 2^53 are bigints. */
const scalar: fc.Arbitrary<Scalar> = fc.oneof(
  text,
  fc.integer({ min: -2, max: 2 }),
  fc.bigInt({ min: -2n, max: 2n }),
  fc.bigInt(),
  fc
    .double({ noNaN: true, noDefaultInfinity: true })
    .map((value) => (Number.isInteger(value) && !Number.isSafeInteger(value) ? BigInt(value) : value + 0)),
  fc.boolean(),
  fc.constant(null),
)

const literalOf = (value: Scalar): Literal => ({ kind: 'literal', value, ...nowhere })
const literal = scalar.map(literalOf)
const at = { from: fc.constant(0), to: fc.constant(0) }
const of = <T extends string>(kind: T) => fc.constant<T>(kind)

const test: fc.Arbitrary<Test> = fc.oneof(
  fc.record({ kind: of('compare'), path, operator: fc.constantFrom(...comparisons), literal, ...at }),
  fc.record({ kind: of('relate'), path, operator: fc.constantFrom(...comparisons), other: path, ...at }),
  fc.record({
    kind: of('text'),
    path,
    operator: fc.constantFrom(...textOperators),
    literal: text.map(literalOf),
    ...at,
  }),
  fc.record({ kind: of('text'), path, operator: of('contains'), literal, ...at }),
  fc.record({ kind: of('in'), path, literals: fc.array(literal, { minLength: 1, maxLength: 3 }), ...at }),
  fc.record({ kind: of('exists'), path: messagePath, ...at }),
)

const alone: fc.Arbitrary<Alone> = fc.record({ kind: of('alone'), path, ...at })

function connected<T>(leaf: fc.Arbitrary<T>): fc.Arbitrary<Connected<T>> {
  return fc.letrec<{ condition: Connected<T> }>((tie) => {
    const conditions = fc.array(tie('condition'), { minLength: 2, maxLength: 3 })
    return {
      condition: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        leaf,
        fc.record({ kind: of('and'), conditions, ...at }),
        fc.record({ kind: of('or'), conditions, ...at }),
        fc.record({ kind: of('not'), condition: tie('condition'), ...at }),
      ),
    }
  }).condition
}

/** What the parser can give, all positions 0. */
export const condition: fc.Arbitrary<Condition> = connected(fc.oneof<fc.Arbitrary<Test | Alone>[]>(test, alone))

/** The same without words that stand alone. */
export const resolved: fc.Arbitrary<Resolved> = connected(test)

/** Any value at all. */
export const value: fc.Arbitrary<Value> = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    scalar,
    fc.constantFrom(NaN, Infinity),
    fc.uint8Array({ maxLength: 2 }),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(name, tie('value'), { noNullPrototype: false, maxKeys: 3 }),
  ),
})).value

const shape: fc.Arbitrary<Shape> = fc.letrec<{ shape: Shape }>((tie) => {
  const field: fc.Arbitrary<Field> = fc.record({
    shape: tie('shape'),
    required: fc.boolean(),
    personal: fc.constant(false),
    secret: fc.constant(false),
  })
  const simple = ['any', 'null', 'boolean', 'integer', 'long', 'number', 'bytes'] as const
  return {
    shape: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.record({ kind: fc.constantFrom(...simple) }),
      fc.record({ kind: of('string') }),
      fc.record({ kind: of('string'), symbols: fc.subarray(texts, { minLength: 1 }) }),
      fc.record({ kind: of('list'), items: tie('shape') }),
      fc.record({ kind: of('map'), values: tie('shape') }),
      fc.record({ kind: of('union'), branches: fc.array(tie('shape'), { minLength: 1, maxLength: 3 }) }),
      fc.record({
        kind: of('record'),
        fields: fc.dictionary(fc.constantFrom(...names), field, { maxKeys: 3 }),
        open: fc.boolean(),
      }),
    ),
  }
}).shape

/** Values that keep to a shape. */
function valueOf(shape: Shape): fc.Arbitrary<Value> {
  switch (shape.kind) {
    case 'any':
      return value
    case 'null':
      return fc.constant(null)
    case 'boolean':
      return fc.boolean()
    case 'integer':
      return fc.integer({ min: -2, max: 2 })
    case 'long':
      return fc.bigInt({ min: -2n, max: 2n })
    case 'number':
      return fc.oneof(fc.integer({ min: -2, max: 2 }), fc.double())
    case 'bytes':
      return fc.uint8Array({ maxLength: 2 })
    case 'string':
      return shape.symbols ? fc.constantFrom(...shape.symbols) : text
    case 'list':
      return fc.array(valueOf(shape.items), { maxLength: 3 })
    case 'map':
      return fc.dictionary(name, valueOf(shape.values), { maxKeys: 3 })
    case 'union':
      return fc.oneof(...shape.branches.map(valueOf))
    case 'record': {
      const named = Object.entries(shape.fields).map(([name, { shape, required }]) => {
        const field = valueOf(shape).map((value) => ({ [name]: value }))
        return required ? field : fc.option(field, { nil: {} })
      })
      const others = shape.open ? fc.dictionary(name, value, { maxKeys: 2 }) : fc.constant({})
      return fc.tuple(others, ...named).map((objects) => Object.assign({}, ...objects) as ValueObject)
    }
  }
}

const headers: fc.Arbitrary<Shape> = fc.record({
  kind: of('record'),
  fields: fc.dictionary(
    fc.constantFrom(...names),
    fc.record({
      shape: fc.record({ kind: fc.constantFrom('any', 'string', 'integer') }),
      required: fc.boolean(),
      personal: fc.constant(false),
      secret: fc.constant(false),
    }),
    { maxKeys: 3 },
  ),
  open: fc.boolean(),
})

export const messageType: fc.Arbitrary<MessageType> = fc.record({
  name: fc.constantFrom('A', 'B', 'C'),
  topic: fc.constantFrom('topic1', 'topic2'),
  payload: shape,
  headers,
})

/** Records of a message that keep to its contract. */
export function inputOf({ name: type, topic, payload, headers }: MessageType): fc.Arbitrary<FilterInput> {
  const named = headers.kind === 'record' ? Object.keys(headers.fields) : []
  const known = named.length > 0 ? fc.dictionary(fc.constantFrom(...named), text) : fc.constant({})
  const open = headers.kind === 'record' && headers.open
  return input(fc.constant(type), fc.constant(topic), valueOf(payload), open ? fc.dictionary(name, text) : known)
}

/** Records of anything. */
export const anyInput = input(text, text, value, fc.dictionary(name, text))

function input(
  type: fc.Arbitrary<string>,
  topic: fc.Arbitrary<string>,
  message: fc.Arbitrary<Value>,
  headers: fc.Arbitrary<Record<string, string>>,
): fc.Arbitrary<FilterInput> {
  return fc.record({
    type,
    topic,
    partition: fc.nat(2),
    offset: fc.bigInt({ min: 0n, max: 2n }),
    at: fc.nat(2).map((milliseconds) => new Date(milliseconds)),
    key: fc.option(text),
    headers,
    message,
  })
}
