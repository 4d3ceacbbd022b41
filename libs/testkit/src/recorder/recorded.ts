import { findTopic, type Contract, type MessageContract } from '../asyncapi/index.js'
import { redact, redactHeaders, type RecordedMessage, type ShapeOf } from '../recording/index.js'
import { causalOrder, type Links, type StoryMessage } from '../story/index.js'

/** Messages as the lines of a recording: each after its cause, otherwise by time. */
export const recorded = (messages: readonly StoryMessage[], links: Links): RecordedMessage[] =>
  causalOrder(messages, links).map(({ topic, partition, offset, at, key, type, headers, message }) => ({
    ...{ kind: 'message', topic, partition, offset, at, key, type: type.name, headers, value: message },
  }))

/** What values are recorded by. */
export const shapesOf =
  (contract: Contract): ShapeOf =>
  (topic, type) =>
    messageOf(contract, topic, type)?.payload

/**
 * A line without what the contract marks personal or secret. Its key stays: it is what ties messages together.
 * @throws Error when the contract does not say what the message looks like, so that nobody can know what to hide
 */
export function redacted(line: RecordedMessage, contract: Contract): RecordedMessage {
  const described = messageOf(contract, line.topic, line.type)
  if (!described || described.payload.kind === 'any')
    throw new Error(`${line.type} on ${line.topic} has no schema that says what of it is personal.`)
  return {
    ...line,
    headers: redactHeaders(line.headers, described.headers),
    value: redact(line.value, described.payload),
  }
}

const messageOf = (contract: Contract, topic: string, type: string): MessageContract | undefined =>
  findTopic(contract, topic)?.messages.get(type)
