import avsc from 'avsc'
import { versionsOf } from './history.mjs'
import { Refusal } from './refusal.mjs'
import { withoutNotes } from './without-notes.mjs'

/**
 * FULL_TRANSITIVE: every reader, old or new, reads what every writer, old or new, wrote. Topics are kept for ever and
 * services are not deployed at once, so both ways matter, for every version there ever was.
 * @param {import('./documents.mjs').Contracts} contracts
 * @param {import('./history.mjs').Version[]} history
 * @throws {Refusal}
 */
export function checkCompatible({ topics }, history) {
  history.forEach(({ id }, index) => {
    if (id !== index + 1)
      throw new Refusal(
        'schemas.lock.json',
        `has id ${id} at place ${index + 1}: published versions are never taken away.`,
      )
  })
  const messages = topics.flatMap((topic) => topic.messages)
  for (const { id, topic, message } of history)
    if (!messages.some((each) => each.topic === topic && each.name === message))
      throw new Refusal(
        'channels.yaml',
        `${topic} no longer has the message ${message}, published as schema ${id}: it lies on the topic.`,
      )
  for (const { name, topic, file, schema } of messages)
    for (const version of versionsOf(history, topic, name)) checkVersion(file, version, withoutNotes(schema))
}

function checkVersion(file, { id, schema: older }, newer) {
  const difference = differenceOf(older, newer, '')
  if (difference)
    throw new Refusal(file, `${difference} (since schema ${id}). A breaking change is a new message or topic.`)
  const [before, after] = [older, newer].map((schema) => avsc.Type.forSchema(structuredClone(schema)))
  for (const [reader, writer] of [
    [before, after],
    [after, before],
  ])
    try {
      reader.createResolver(writer)
    } catch (error) {
      throw new Refusal(file, `is not compatible with schema ${id}: ${error.message}.`)
    }
}

/** The first difference that a reader or writer would stumble over, in words, or undefined. */
function differenceOf(older, newer, path) {
  const field = `field ${path}`
  if (kindOf(older) !== kindOf(newer)) return `${field} changed its type from ${wordsFor(older)} to ${wordsFor(newer)}`
  if (Array.isArray(older)) return differenceOf(older[1], newer[1], path)
  if (older.type === 'array') return differenceOf(older.items, newer.items, path)
  if (older.type === 'enum') {
    const gone = older.symbols.find((symbol) => !newer.symbols.includes(symbol))
    return gone && `${field} lost the symbol ${gone}`
  }
  return older.type === 'record' ? fieldsDifferenceOf(older.fields, newer.fields, path) : undefined
}

function fieldsDifferenceOf(older, newer, path) {
  const pathOf = (field) => (path ? `${path}.${field.name}` : field.name)
  for (const before of older) {
    const after = newer.find((field) => field.name === before.name)
    if (!after) return `field ${pathOf(before)} was removed`
    const difference = differenceOf(before.type, after.type, pathOf(before))
    if (difference) return difference
    const [was, is] = [before, after].map((field) => JSON.stringify(field.default) ?? 'none')
    if (was !== is) return `field ${pathOf(before)} changed its default from ${was} to ${is}`
  }
  const added = newer.find((field) => !('default' in field) && !older.some((before) => before.name === field.name))
  return added && `field ${pathOf(added)} is new and has no default`
}

/** Equal for types of which only fields, symbols, items or values may differ. */
function kindOf(type) {
  if (Array.isArray(type)) return 'union'
  if (typeof type === 'string') return type
  return [type.type, type.name, type.logicalType, type.values].join()
}

const wordsFor = (type) => JSON.stringify(typeof type === 'object' && type.name ? `${type.type} ${type.name}` : type)
