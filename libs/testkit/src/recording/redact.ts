import { fieldsOf, kindOf, plain, recordsFor, type Of } from '../fitting.js'
import type { Field, Shape } from '../shape.js'
import type { Value, ValueObject } from '../value.js'
import { isBytes, isList, isObject } from './json-type.js'

const masked = '***'

/**
 * A value without what its contract marks as personal or secret. A mask says nothing of what it hides but its kind, and
 * how long a list was: `***` (or the contract's first symbol), 0, 0n, false, no bytes; null stays null. Records and lists under
 * a marked field are masked all through, and the keys of maps in them replaced. The value keeps its shape.
 *
 * What the contract leaves open it marks nowhere, so that stays. Where a union has several records a value could be,
 * a field is masked when one of them marks it.
 */
export const redact = (value: Value, shape: Shape): Value => through(value, [shape], isPrivate, false)

/** A value without what its contract marks as secret, masked as `redact` does it: what may be shown on a screen. */
export const withoutSecrets = (value: Value, shape: Shape): Value =>
  through(value, [shape], ({ secret }) => secret, false)

type IsHidden = (field: Field) => boolean
const isPrivate: IsHidden = ({ personal, secret }) => personal || secret

/**
 * Headers without what their contract (a record of scalars) marks as personal or secret. A header is text whatever its
 * shape.
 */
export function redactHeaders(headers: Readonly<Record<string, string>>, shape: Shape): Record<string, string> {
  const records = kindOf(plain([shape]), 'record')
  const redacted = Object.create(null) as Record<string, string>
  for (const [name, text] of Object.entries(headers)) {
    const fields = fieldsOf(records, name)
    redacted[name] = fields.some(isPrivate) ? maskedText(fields.map(({ shape }) => shape)) : text
  }
  return redacted
}

/** `shapes`: what the contract says the value may be, one of them. */
function through(value: Value, shapes: readonly Shape[], isHidden: IsHidden, hidden: boolean): Value {
  const branches = plain(shapes)
  if (isList(value)) {
    const items = kindOf(branches, 'list').map(({ items }) => items)
    return value.map((item) => through(item, items, isHidden, hidden))
  }
  if (isObject(value)) return object(value, branches, isHidden, hidden)
  return hidden ? mask(value, branches) : value
}

function object(value: ValueObject, branches: readonly Shape[], isHidden: IsHidden, hidden: boolean): ValueObject {
  const candidates = recordsFor(value, branches)
  const maps = kindOf(branches, 'map').map(({ values }) => values)
  const redacted = Object.create(null) as Record<string, Value>
  let hiddenNames = 0
  for (const [name, inner] of Object.entries(value)) {
    const fields = fieldsOf(candidates, name)
    const shapes = [...fields.map(({ shape }) => shape), ...maps]
    const covered = hidden || fields.some(isHidden)
    const hidesName = hidden && fields.length === 0
    // Counted among themselves: names that stay may change their places, since those like numbers come first.
    if (hidesName) hiddenNames += 1
    redacted[hidesName ? `${masked}${hiddenNames}` : name] = through(inner, shapes, isHidden, covered)
  }
  return redacted
}

function mask(value: Value, branches: readonly Shape[]): Value {
  switch (typeof value) {
    case 'string':
      return maskedString(kindOf(branches, 'string'))
    case 'number':
      return 0
    case 'bigint':
      return 0n
    case 'boolean':
      return false
    default:
      return isBytes(value) ? new Uint8Array() : null
  }
}

const maskedString = (strings: readonly Of<'string'>[]): string =>
  strings.length > 0 && strings.every(({ symbols }) => symbols) ? (strings[0]?.symbols?.[0] ?? masked) : masked

function maskedText(shapes: readonly Shape[]): string {
  const [branch] = plain(shapes).filter(({ kind }) => kind !== 'null')
  switch (branch?.kind) {
    case 'integer':
    case 'long':
    case 'number':
      return '0'
    case 'boolean':
      return 'false'
    case 'bytes':
      return ''
    case 'string':
      return maskedString([branch])
    default:
      return masked
  }
}
