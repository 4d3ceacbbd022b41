import type { Contract } from '../asyncapi/index.js'
import { compileFilter, type Filter } from '../filter/index.js'
import { isWord } from '../filter/lexer.js'
import type { Shape } from '../shape.js'
import { inspect } from 'node:util'
import { valueText } from '../story/value-text.js'
import { isValue, type Value } from '../value.js'

/** A message's name (one word is no filter), a filter (src/filter/README.md), or a thing that is called as a message, such as a generated type. */
export type Wanted = string | { readonly name: string }

/** Fields of the payload and what they must be: of a generated type with a codec, those of its message. */
export type FieldsOf<T extends Wanted> = T extends { encode(message: infer Message): unknown }
  ? Partial<Message>
  : Readonly<Record<string, unknown>>

/** What a test waits for: a filter, and how to name it to people. */
export interface Question extends Pick<Filter, 'test' | 'messages'> {
  /** Such as `OrderCompleted { orderId: "ord_1" }`. */
  readonly text: string
  /** Names of the fields that were given. */
  readonly asked: readonly string[]
  /** Whether a message has one of the texts that were asked for, wherever. */
  readonly mentions: (message: Value) => boolean
}

/**
 * Reads what is wanted against the contract.
 *
 * @throws FilterInvalid for a message or field that the contract does not have, naming the one that may be meant;
 *   TypeError for a field's value that no message can have
 */
export function questionOf(wanted: Wanted, fields: object, contract: Contract): Question {
  const messages = [...contract.topics.values()].flatMap(({ name: topic, messages }) =>
    [...messages.values()].map((message) => ({ ...message, topic })),
  )
  const text = typeof wanted === 'string' ? wanted.trim() : wanted.name
  const head = typeof wanted !== 'string' || isWord(text) ? `type == ${JSON.stringify(text)}` : text
  const first = compileFilter(head, { messages })
  const given = entriesOf(fields).filter(([, value]) => value !== undefined)
  if (given.length === 0) return { ...first, text, asked: [], mentions: () => false }
  const meant = messages.filter(({ name }) => first.messages.includes(name))
  const shapes = meant.map(({ payload }) => payload)
  const tests = given.flatMap(([name, value]) => equals(step('payload', name), value, fieldsOf(shapes, name)))
  const asked = given.map(([name]) => name)
  return {
    ...compileFilter([`(${head})`, ...tests].join(' && '), { messages }),
    text: `${text} { ${given.map(([name, value]) => `${name}: ${shown(value)}`).join(', ')} }`,
    asked,
    mentions: mentioning(given.map(([, value]) => value)),
  }
}

/** Short texts, such as a currency, are in messages that have nothing to do with each other. */
function mentioning(values: readonly unknown[]): (message: Value) => boolean {
  const texts = new Set(values.filter((value) => typeof value === 'string' && value.length > 8))
  const has = (value: unknown): boolean => {
    if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return texts.has(value)
    return entriesOf(value).some(([, inner]) => has(inner))
  }
  return (message) => texts.size > 0 && has(message)
}

const entriesOf = (thing: object): [string, unknown][] => Object.entries(thing)
const step = (path: string, name: string) => (isWord(name) ? `${path}.${name}` : `${path}[${JSON.stringify(name)}]`)

/** Tests of a filter that hold where a value is this one; of an object and a list, where it has these at least. */
function equals(path: string, value: unknown, shapes: readonly Shape[]): string[] {
  if (value instanceof Date) return [`${path} == ${instantOf(value, shapes)}`]
  if (Array.isArray(value)) {
    const items = shapes.flatMap((shape) => (shape.kind === 'list' ? [shape.items] : []))
    return value.length === 0
      ? [`exists(${path})`, `!exists(${path}[0])`]
      : value.flatMap((item: unknown, n) => equals(`${path}[${n}]`, item, items))
  }
  if (value !== null && typeof value === 'object' && isValue(value) && !(value instanceof Uint8Array)) {
    const entries = entriesOf(value)
    return entries.length === 0
      ? [`exists(${path})`]
      : entries.flatMap(([name, inner]) => equals(step(path, name), inner, fieldsOf(shapes, name)))
  }
  return [`${path} == ${literal(path, value)}`]
}

function literal(path: string, value: unknown): string {
  if (typeof value === 'bigint') return `${value}n`
  if (typeof value === 'number' && Number.isFinite(value)) return String(value)
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value)
  throw new TypeError(`${path.replace(/^payload\./, '')} cannot be compared with ${inspect(value)}`)
}

/** A time as the message has it: milliseconds or microseconds of a `long`, else the text of RFC 3339. */
function instantOf(time: Date, shapes: readonly Shape[]): string {
  const long = shapes.find((shape) => shape.kind === 'long')
  if (!long) return JSON.stringify(time.toISOString())
  return `${BigInt(time.getTime()) * (long.time === 'us' ? 1000n : 1n)}n`
}

/** What the contract says of a field, in every message that may be meant. */
const fieldsOf = (shapes: readonly Shape[], name: string): Shape[] =>
  shapes.flatMap(branches).flatMap((shape) => {
    const found = shape.kind === 'record' && Object.hasOwn(shape.fields, name) ? shape.fields[name] : undefined
    return found ? branches(found.shape) : []
  })

const branches = (shape: Shape): readonly Shape[] =>
  shape.kind === 'union' ? shape.branches.flatMap(branches) : [shape]

const shown = (value: unknown): string =>
  value instanceof Date ? value.toISOString() : isValue(value) ? valueText(value) : inspect(value)
