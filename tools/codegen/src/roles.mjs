import { namedTypes } from './named-types.mjs'
import { Refusal } from './refusal.mjs'
import { withoutNotes } from './without-notes.mjs'

/**
 * Checks what holds among the documents: who writes what, and that a name means one thing.
 * @param {import('./documents.mjs').Contracts} contracts
 * @param {import('./history.mjs').Version[]} history
 * @throws {Refusal}
 */
export function checkRoles({ topics, services, flows, files }, history) {
  const messages = topics.flatMap((topic) => topic.messages)
  checkNames(messages)
  checkFiles(messages, files)
  for (const topic of topics) {
    const writers = services.filter(({ send }) => topic.messages.some(({ name }) => send.includes(name)))
    if (writers.length > 1)
      throw new Refusal(
        writers[1].file,
        `sends to ${topic.name}, which ${writers[0].service} writes: a topic has one writer.`,
      )
  }
  const known = new Set([...services.flatMap(({ send }) => send), ...history.map(({ message }) => message)])
  for (const { file, receive } of services)
    for (const name of receive)
      if (!known.has(name)) throw new Refusal(file, `receives ${name}, which no service sends.`)
  for (const flow of flows) checkFlow(flow, services)
}

/** The edge begins a flow; any other service sends because of something it has received. */
function checkFlow({ name: flow, messages }, services) {
  for (const [n, name] of messages.entries()) {
    const sender = services.find(({ send }) => send.includes(name))
    if (!sender) throw new Refusal('channels.yaml', `flow "${flow}" has ${name}, which no service sends.`)
    if (sender.service === 'edge' || messages.slice(0, n).some((before) => sender.receive.includes(before))) continue
    throw new Refusal(
      'channels.yaml',
      `in flow "${flow}", ${sender.service} sends ${name} but receives none of the messages before it.`,
    )
  }
}

/** Message names and the names of records and enums inside them become TypeScript names of one package. */
function checkNames(messages) {
  const types = new Map()
  for (const { name, file, schema } of messages) {
    const twin = messages.find((other) => other.name === name && other.file !== file)
    if (twin) throw new Refusal(file, `the name ${name} is taken by ${twin.file}.`)
    for (const [typeName, type] of namedTypes(schema)) {
      if (messages.some((message) => message.name === typeName))
        throw new Refusal(file, `the name ${typeName} of an inner type is taken by a message.`)
      const text = JSON.stringify(withoutNotes(type))
      const first = types.get(typeName) ?? { file, text }
      if (first.text !== text) throw new Refusal(file, `${typeName} differs from the ${typeName} of ${first.file}.`)
      types.set(typeName, first)
    }
  }
}

function checkFiles(messages, files) {
  const unused = files.find((file) => !messages.some((message) => message.file === file))
  if (unused) throw new Refusal(unused, 'no message of channels.yaml refers to this file.')
}
