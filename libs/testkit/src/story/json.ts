import type { Value } from '../value.js'

export type Json = null | boolean | number | string | readonly Json[] | { readonly [field: string]: Json }

const deepest = 200
const isList = (value: Value): value is readonly Value[] => Array.isArray(value)

/**
 * A value as JSON has it: a bigint is a string of decimal digits, bytes are base64, a number that JSON lacks is its
 * name (`"NaN"`). What lies deeper than 200 levels is `"…"`.
 */
export function jsonOf(value: Value, depth = 0): Json {
  if (typeof value === 'bigint') return value.toString()
  if (typeof value === 'number' && !Number.isFinite(value)) return String(value)
  if (value === null || typeof value !== 'object') return value
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64')
  if (depth === deepest) return '…'
  if (isList(value)) return value.map((item) => jsonOf(item, depth + 1))
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, jsonOf(field, depth + 1)]))
}
