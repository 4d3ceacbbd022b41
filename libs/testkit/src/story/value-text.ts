import type { Value, ValueObject } from '../value.js'
import { printable } from './printable.js'

const deepest = 20
const isList = (value: Value): value is readonly Value[] => Array.isArray(value)

/** A value on one line, as JavaScript would write it: `{ total: 4900n, reason: "late" }`. Bytes are hexadecimal. */
export function valueText(value: Value, depth = 0): string {
  if (typeof value === 'string') return printable(JSON.stringify(value))
  if (typeof value === 'bigint') return `${value}n`
  if (value === null || typeof value !== 'object') return String(value)
  if (value instanceof Uint8Array) return `0x${Buffer.from(value).toString('hex')}`
  if (depth === deepest) return '…'
  if (isList(value)) return `[${value.map((item) => valueText(item, depth + 1)).join(', ')}]`
  return fieldsText(value, depth + 1)
}

function fieldsText(value: ValueObject, depth: number): string {
  const fields = Object.entries(value).map(([name, field]) => `${fieldName(name)}: ${valueText(field, depth)}`)
  return fields.length === 0 ? '{}' : `{ ${fields.join(', ')} }`
}

/** A field's name or a path of names, quoted unless it reads as one. */
const fieldName = (name: string) => (/^[\w$.[\]#]+$/.test(name) ? name : printable(JSON.stringify(name)))
