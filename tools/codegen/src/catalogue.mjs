/**
 * The contracts as data for a reader: libs/events/src/catalogue.ts has the shape.
 * @param {import('./documents.mjs').Contracts} contracts whose topics hold only messages that were ever sent
 */
export const catalogueOf = ({ description, headers, services, topics, flows }) => ({
  doc: description,
  headers: Object.entries(headers.properties).map(([name, { description: doc }]) => ({
    ...{ name, required: headers.required.includes(name), doc },
  })),
  services: services.map(({ service, description: doc }) => ({ name: service, doc })),
  topics: topics.map(({ name, description: doc, partitions, config, messages }) => ({
    ...{ name, doc, partitions, days: daysOf(config['retention.ms']) },
    messages: messages.map((message) => messageOf(message, services)),
  })),
  flows: flows.map(({ name, description: doc, messages }) => ({ name, doc, messages })),
})

const daysOf = (milliseconds) => (Number(milliseconds) < 0 ? null : Number(milliseconds) / 86_400_000)

const messageOf = ({ name, key, schema }, services) => ({
  ...{ name, doc: schema.doc, key },
  senders: services.filter(({ send }) => send.includes(name)).map(({ service }) => service),
  receivers: services.filter(({ receive }) => receive.includes(name)).map(({ service }) => service),
  fields: schema.fields.map(fieldOf),
})

function fieldOf(field) {
  const nullable = Array.isArray(field.type)
  const type = nullable ? field.type[1] : field.type
  const inner = type.type === 'array' ? type.items : type
  return {
    ...{ name: field.name, type: words(type, field['x-id']), nullable, doc: field.doc },
    ...{ secret: field['x-secret'] === true, personal: field['x-pii'] === true },
    ...(inner.type === 'enum' && { values: inner.symbols }),
    ...(inner.type === 'record' && { fields: inner.fields.map(fieldOf) }),
  }
}

/** A plain long is an amount: style of the contracts, see src/schema.mjs. */
function words(type, prefix) {
  if (prefix) return `TypeID ${prefix}_`
  if (type === 'long') return 'minor units'
  if (type === 'int') return 'whole number'
  if (typeof type === 'string') return type
  if (type.logicalType === 'timestamp-millis') return 'time'
  if (type.type === 'array') return `list of ${words(type.items)}`
  if (type.type === 'map') return 'map of strings'
  return type.type === 'enum' ? 'one of' : type.name
}
