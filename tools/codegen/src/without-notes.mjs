/**
 * What readers and writers must agree on: the schema without `doc` and the `x-` notes, its attributes in one order.
 * Rewording a comment is therefore no new version.
 */
export function withoutNotes(schema) {
  if (Array.isArray(schema)) return schema.map(withoutNotes)
  if (schema === null || typeof schema !== 'object') return schema
  const kept = {}
  for (const attribute of ['type', 'name', 'namespace', 'logicalType', 'symbols', 'items', 'values'])
    if (attribute in schema) kept[attribute] = withoutNotes(schema[attribute])
  if ('fields' in schema)
    kept.fields = schema.fields.map((field) => ({
      name: field.name,
      type: withoutNotes(field.type),
      ...('default' in field ? { default: field.default } : {}),
    }))
  if ('default' in schema) kept.default = schema.default
  return kept
}
