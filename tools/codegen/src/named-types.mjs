/**
 * Records and enums inside a message, by name, without the message itself.
 * @param {any} message an Avro record
 * @returns {Map<string, any>}
 */
export function namedTypes(message) {
  const found = new Map()
  const visit = (type) => {
    if (Array.isArray(type)) type.forEach(visit)
    else if (type.type === 'array') visit(type.items)
    else if (type.type === 'enum') found.set(type.name, type)
    else if (type.type === 'record') {
      found.set(type.name, type)
      for (const field of type.fields) visit(field.type)
    }
  }
  for (const field of message.fields) visit(field.type)
  return found
}
