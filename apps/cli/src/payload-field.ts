import type { Value } from '@parpay/testkit'

/** A payload's field as text, numbers in decimal; undefined where there is neither. `path`: names from the outside in. */
export function textAt(message: unknown, path: readonly string[]): string | undefined {
  let value = message
  for (const name of path) value = fieldsOf(value)[name]
  if (typeof value === 'string') return value
  return typeof value === 'number' || typeof value === 'bigint' ? String(value) : undefined
}

/** The fields of a decoded message; none when it is not an object. */
export const fieldsOf = (message: unknown): Readonly<Record<string, unknown>> => (isFields(message) ? message : {})

const isFields = (message: unknown): message is Readonly<Record<string, Value>> =>
  typeof message === 'object' && message !== null && !Array.isArray(message)
