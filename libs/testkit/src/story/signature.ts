import type { Value } from '../value.js'

const isList = (value: Value): value is readonly Value[] => Array.isArray(value)

/** A text that two values share if and only if they are equal; the order of fields is of no matter. */
export function signature(value: Value, text: (text: string) => string = (same) => same): string {
  if (typeof value === 'string') return JSON.stringify(text(value))
  if (typeof value === 'bigint') return `${value}n`
  if (value === null || typeof value !== 'object') return String(value)
  if (value instanceof Uint8Array) return `0x${Buffer.from(value).toString('hex')}`
  if (isList(value)) return `[${value.map((item) => signature(item, text)).join()}]`
  const fields = Object.entries(value).map(([name, field]) => `${JSON.stringify(text(name))}:${signature(field, text)}`)
  return `{${fields.sort().join()}}`
}
