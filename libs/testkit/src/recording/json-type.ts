import type { Shape } from '../shape.js'
import type { Value, ValueObject } from '../value.js'
import type { Json, JsonObject } from './json.js'

/** What a value is once it is written as JSON. */
export type JsonType = 'null' | 'boolean' | 'number' | 'string' | 'list' | 'object'

export const isList = (value: Value): value is readonly Value[] => Array.isArray(value)
export const isBytes = (value: Value): value is Uint8Array => value instanceof Uint8Array
/** Whether it has fields; not so a `Date` or another thing that the types let through but no message says. */
export const isObject = (value: Value): value is ValueObject => {
  if (typeof value !== 'object' || value === null || isList(value) || isBytes(value)) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || Object.getPrototypeOf(prototype) === null
}
export const isJsonObject = (json: Json): json is JsonObject =>
  typeof json === 'object' && json !== null && !Array.isArray(json)

/** Longs and bytes are strings in JSON. */
export function typeOf(value: Value): JsonType {
  if (value === null) return 'null'
  if (typeof value === 'bigint' || isBytes(value)) return 'string'
  if (isList(value)) return 'list'
  switch (typeof value) {
    case 'boolean':
      return 'boolean'
    case 'number':
      return 'number'
    case 'string':
      return 'string'
    default:
      return 'object'
  }
}

const types: Readonly<Record<Shape['kind'], JsonType | undefined>> = {
  null: 'null',
  boolean: 'boolean',
  integer: 'number',
  number: 'number',
  string: 'string',
  long: 'string',
  bytes: 'string',
  list: 'list',
  map: 'object',
  record: 'object',
  any: undefined,
  union: undefined,
}

/**
 * How a value of a union is written: by its only branch of that JSON type, or by none (`undefined`) when there is no
 * such branch; `described` when two branches, or one that is open, could be of one type.
 */
export function branchOf(branches: readonly Shape[], type: JsonType): Shape | 'described' | undefined {
  let found: Shape | undefined
  let seen = ''
  for (const branch of branches) {
    const written = types[branch.kind]
    if (written === undefined || seen.includes(written)) return 'described'
    seen += written
    if (written === type) found = branch
  }
  return found
}
