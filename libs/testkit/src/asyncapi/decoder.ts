import type { Value } from '../value.js'
import { avroBody, type ReadBody } from './avro-body.js'
import { confluentReader, type SchemaId } from './confluent.js'
import type { Contract, Headers, MessageContract } from './contract.js'
import { findTopic } from './find-topic.js'
import { jsonBody } from './json-body.js'
import { namedByHeaders, notExcluded } from './named-by-headers.js'

export interface DecoderOptions {
  /** Avro values begin with a schema id, and these are the schemas. Without them they are an Avro body and nothing else. */
  readonly schemaIds?: readonly SchemaId[]
}

export interface Decoded {
  readonly type: MessageContract
  readonly message: Value
}

/**
 * A `Decode` for the messages of a contract. Which message of its topic a value is, is told by its schema id; else by its
 * headers (`namedByHeaders`); else by what it fits alone. What the decoder throws has one sentence as its message.
 * @throws {Error} when two schemas have one id
 */
export function decoderOf(contract: Contract, { schemaIds }: DecoderOptions = {}) {
  const confluent = schemaIds && confluentReader(schemaIds)
  const readers = new Map<MessageContract, ReadBody>()

  const read = (type: MessageContract, bytes: Buffer): Decoded => {
    const body = readers.get(type) ?? readerOf(type)
    readers.set(type, body)
    return { type, message: body(bytes) }
  }

  const found = new Map<string, readonly MessageContract[] | undefined>()
  const messagesOn = (topic: string) => {
    if (!found.has(topic)) {
      const described = findTopic(contract, topic)
      found.set(topic, described && [...described.messages.values()])
    }
    return found.get(topic)
  }

  return (topic: string, bytes: Buffer, headers: Headers = {}): Decoded => {
    const messages = messagesOn(topic)
    if (!messages) throw new Error(`The contract has no topic ${topic}.`)
    if (messages.length === 0) throw new Error(`The contract has no message on ${topic}.`)
    if (confluent && (bytes[0] === 0 ? messages.some(isAvro) : messages.every(isAvro))) {
      const { id, name, read: body } = confluent(topic, bytes)
      const type = messages.find((message) => message.name === name)
      if (!type) throw new Error(`Schema ${id} is ${name}, which the contract does not have on ${topic}.`)
      return { type, message: told(`${name} (schema ${id})`, body) }
    }
    const hint = !confluent && bytes[0] === 0 && messages.some(isAvro) ? withoutTable : ''
    const named = messages.length === 1 ? messages[0] : namedByHeaders(messages, headers)
    if (named) return told(`${named.name} on ${topic}`, () => read(named, bytes), hint)
    return onlyFit(topic, notExcluded(messages, headers), (type) => read(type, bytes), hint)
  }
}

const isAvro = ({ encoding }: MessageContract) => encoding.kind === 'avro'

function readerOf({ encoding }: MessageContract): ReadBody {
  if (encoding.kind === 'avro') return avroBody(encoding.schema)
  if (encoding.kind === 'json') return jsonBody(encoding.schema)
  throw new Error(`is written in ${encoding.name}, which is not read here`)
}

const withoutTable = ' (does it begin with a schema id? Then give schemaIds)'

function told<Result>(what: string, read: () => Result, hint = ''): Result {
  try {
    return read()
  } catch (error) {
    throw new Error(`${what} ${reasonOf(error)}${hint}.`, { cause: error })
  }
}

function onlyFit(
  topic: string,
  messages: readonly MessageContract[],
  read: (type: MessageContract) => Decoded,
  hint: string,
): Decoded {
  const fits: Decoded[] = []
  const reasons: string[] = []
  for (const message of messages) {
    try {
      fits.push(read(message))
    } catch (error) {
      reasons.push(`as ${message.name} it ${reasonOf(error)}`)
    }
  }
  const [only, ...others] = fits
  if (!only) throw new Error(`A value on ${topic} is none of its messages: ${reasons.join('; ')}${hint}.`)
  if (others.length === 0) return only
  throw new Error(
    `A value on ${topic} fits ${fits.map(({ type }) => type.name).join(' and ')}: no header says which of them it is.`,
  )
}

const reasonOf = (error: unknown) => (error instanceof Error ? error.message : String(error))
