// Avro in TypeScript's words. The schemas were checked before: see src/schema.mjs for what they may hold.

export const banner = '// Generated from asyncapi/ by `npm run contracts`: change the contract there, not this file.\n'

const uuid = '01h455vb4pex5vsknk084sn02q'
const start = '2026-01-01T00:00:00.000Z'

/** The type a field has in a message. Records and enums have names, see src/named-types.mjs. */
export function typeOf(schema) {
  if (Array.isArray(schema)) return `${typeOf(schema[1])} | null`
  if (typeof schema === 'string') return { long: 'bigint', int: 'number' }[schema] ?? schema
  if (schema.logicalType === 'timestamp-millis') return 'Date'
  if (schema.type === 'array') return `readonly ${typeOf(schema.items)}[]`
  if (schema.type === 'map') return `Readonly<Record<string, ${typeOf(schema.values)}>>`
  return schema.name
}

export function declarationOf(schema) {
  if (schema.type === 'enum') {
    const meaning = '`unknown` is what an older reader sees of a newer symbol.'
    return `${comment(meaning)}export type ${schema.name} = ${schema.symbols.map((symbol) => `'${symbol}'`).join(' | ')}\n`
  }
  const fields = schema.fields.map(
    (field) => `${comment(noteOf(field))}readonly ${field.name}: ${typeOf(field.type)}\n`,
  )
  return `${comment(schema.doc)}export interface ${schema.name} {\n${fields.join('')}}\n`
}

/** An expression that makes a valid value of a record. */
export const sampleOf = (record) =>
  `{ ${record.fields.map((field) => `${field.name}: ${sampleField(field)}`).join(', ')} }`

function sampleField(field) {
  const given = field['x-sample']
  if (Array.isArray(field.type)) return given === undefined ? 'null' : sample(field.type[1], given, field)
  return sample(field.type, given, field)
}

function sample(schema, given, field) {
  if (schema.type === 'record') return given ? literal(schema, given) : sampleOf(schema)
  if (schema.type === 'array')
    return `[${given ? given.map((item) => sample(schema.items, item, field)) : sample(schema.items, undefined, field)}]`
  if (schema.type === 'map') return '{}'
  if (schema.type === 'enum') return `'${given ?? schema.symbols[1]}'`
  if (schema.logicalType) return `new Date('${given ?? start}')`
  if (schema === 'long') return `${given ?? 100}n`
  if (schema === 'int') return String(given ?? 1)
  if (schema === 'boolean') return String(given ?? true)
  return JSON.stringify(field['x-id'] ? `${field['x-id']}_${uuid}` : (given ?? field.name))
}

const literal = (record, given) =>
  `{ ${record.fields.map((field) => `${field.name}: ${sample(field.type, given[field.name], field)}`).join(', ')} }`

function noteOf(field) {
  const secret = field['x-secret'] ? ' Secret: never logged, never shown.' : ''
  const personal = field['x-pii'] ? ' May hold personal data.' : ''
  return field.doc + secret + personal
}

const comment = (text) => `/** ${text.replaceAll('*/', '* /')} */\n`

/** Import declarations of the messages of each topic, those that `wanted` lets through. */
export const importsOf = (topics, wanted = () => true) =>
  topics
    .map(({ name, messages }) => ({ name, messages: messages.map((message) => message.name).filter(wanted) }))
    .filter(({ messages }) => messages.length > 0)
    .map(({ name, messages }) => `import { ${messages.join(', ')} } from './${name}.js'`)
