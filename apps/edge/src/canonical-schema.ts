const primitives = new Set(['null', 'boolean', 'int', 'long', 'float', 'double', 'bytes', 'string'])

/**
 * What readers and writers must agree on of an Avro schema, as one text however it was written: full names, attributes in
 * one order, no `doc`, no aliases and no attributes that Avro does not know. It is Avro's Parsing Canonical Form with
 * defaults and logical types. What is no schema is left as it is, and so equals none.
 *
 * @param schema parsed JSON
 */
export const canonicalSchema = (schema: unknown): string => JSON.stringify(canonical(schema, ''))

function canonical(schema: unknown, namespace: string): unknown {
  if (typeof schema === 'string') return primitives.has(schema) ? schema : fullName(schema, namespace)
  if (Array.isArray(schema)) return schema.map((branch) => canonical(branch, namespace))
  if (!isObject(schema)) return schema
  const { type, name, logicalType, fields, symbols, items, values, size } = schema
  if (typeof type !== 'string') return canonical(type, namespace)
  if (primitives.has(type)) return logicalType === undefined ? type : { type, logicalType }
  if (type === 'array') return { type, items: canonical(items, namespace) }
  if (type === 'map') return { type, values: canonical(values, namespace) }
  if (typeof name !== 'string') return canonical(type, namespace)
  const own = fullName(name, typeof schema['namespace'] === 'string' ? schema['namespace'] : namespace)
  const inner = own.slice(0, Math.max(0, own.lastIndexOf('.')))
  return {
    ...{ type, name: own, logicalType, symbols, size, default: schema['default'] },
    fields: Array.isArray(fields) ? fields.map((field) => canonicalField(field, inner)) : undefined,
  }
}

function canonicalField(field: unknown, namespace: string): unknown {
  if (!isObject(field)) return field
  return { name: field['name'], type: canonical(field['type'], namespace), default: field['default'] }
}

const fullName = (name: string, namespace: string): string =>
  name.includes('.') || namespace === '' ? name : `${namespace}.${name}`

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
