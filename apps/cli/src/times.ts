import type { Value, ValueObject } from '@parpay/testkit'

type Node = Readonly<Record<string, unknown>>

/** A value with the times in it as ISO 8601, by its Avro schema (logical type `timestamp-millis`). */
export function withTimes(value: Value, schema: unknown): Value {
  if (typeof value === 'bigint') return branches(schema).some(isTime) ? isoOf(value) : value
  if (value === null || typeof value !== 'object' || value instanceof Uint8Array) return value
  if (isList(value)) {
    const items = branches(schema).find(({ type }) => type === 'array')?.['items']
    return items === undefined ? value : value.map((item) => withTimes(item, items))
  }
  return ofObject(value, schema)
}

function ofObject(value: ValueObject, schema: unknown): Value {
  const record = branches(schema).find(({ type }) => type === 'record')
  const values = branches(schema).find(({ type }) => type === 'map')?.['values']
  const fields = Array.isArray(record?.['fields']) ? record['fields'].filter(isNode) : []
  const schemas = new Map(fields.map((field) => [field['name'], field['type']]))
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, withTimes(inner, schemas.get(name) ?? values)]),
  )
}

/** The types of a union, or the one there is; types by name alone are left out. */
function branches(schema: unknown): Node[] {
  if (Array.isArray(schema)) return schema.flatMap(branches)
  if (!isNode(schema)) return []
  return isNode(schema['type']) || Array.isArray(schema['type']) ? branches(schema['type']) : [schema]
}

const isTime = (node: Node) => node['type'] === 'long' && node['logicalType'] === 'timestamp-millis'
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value)
const isList = (value: Value): value is readonly Value[] => Array.isArray(value)

/** Times outside of what ISO 8601 has stay numbers. */
function isoOf(milliseconds: bigint): Value {
  const date = new Date(Number(milliseconds))
  return Number.isNaN(date.getTime()) ? milliseconds : date.toISOString()
}
