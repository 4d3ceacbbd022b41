/**
 * What a message says, whatever it was encoded in: JSON's values, with integers of Avro's `long` as bigint and bytes as
 * they are. Objects have no prototype, so that a field may have any name.
 */
export type Value = null | boolean | number | bigint | string | Uint8Array | readonly Value[] | ValueObject

export interface ValueObject {
  readonly [field: string]: Value
}

/** Whether a thing is made of values alone, whatever decoded it. */
export function isValue(thing: unknown): thing is Value {
  if (thing === null || thing instanceof Uint8Array) return true
  if (Array.isArray(thing)) return thing.every(isValue)
  if (typeof thing === 'object') return Object.values(thing).every(isValue)
  return ['boolean', 'number', 'bigint', 'string'].includes(typeof thing)
}
