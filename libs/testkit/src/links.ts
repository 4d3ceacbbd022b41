import { findTopic, type Contract, type Location, type MessageContract } from './asyncapi/index.js'
import { isObject } from './recording/json-type.js'
import type { Links, StoryMessage } from './story/index.js'
import type { Value } from './value.js'

/**
 * Where the messages of a contract say what they are and what caused them: at the places that it names
 * (`correlationId`, `x-message-id`, `x-causation-id`). Their sender is the only service that may send them.
 */
export function linksOf(contract: Contract): Links {
  const senders = sendersOf(contract)
  const at = (place: (message: MessageContract) => Location | undefined) => (told: StoryMessage) => {
    const message = findTopic(contract, told.topic)?.messages.get(told.type.name)
    const location = message && place(message)
    return location && valueAt(told, location)
  }
  return {
    id: at(({ messageId }) => messageId),
    cause: at(({ causationId }) => causationId),
    correlation: at(({ correlationId }) => correlationId),
    sender: ({ topic, type }) => senders.get(nameOf(findTopic(contract, topic)?.name ?? topic, type.name)),
  }
}

/** Text as it is, numbers in decimal; undefined where there is neither. */
function valueAt({ headers, message }: StoryMessage, { from, path }: Location): string | undefined {
  if (from === 'header') return headers[path.join('/')]
  let value: Value | undefined = message
  for (const name of path) value = fieldOf(value, name)
  if (typeof value === 'string') return value
  return typeof value === 'number' || typeof value === 'bigint' ? String(value) : undefined
}

const fieldOf = (value: Value | undefined, name: string): Value | undefined =>
  value !== undefined && isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined

function sendersOf({ services }: Contract): Map<string, string | undefined> {
  const senders = new Map<string, string | undefined>()
  for (const { name, sends } of services.values())
    for (const [topic, messages] of sends)
      for (const message of messages) {
        const place = nameOf(topic, message)
        senders.set(place, senders.has(place) ? undefined : name)
      }
  return senders
}

const nameOf = (topic: string, message: string) => JSON.stringify([topic, message])
