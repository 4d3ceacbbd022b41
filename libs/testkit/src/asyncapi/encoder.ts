import type { Value } from '../value.js'
import { avroWriter, type WriteBody } from './avro-write.js'
import type { SchemaId } from './confluent.js'
import type { Contract, MessageContract } from './contract.js'
import { findTopic } from './find-topic.js'
import { jsonWriter } from './json-write.js'

export interface EncoderOptions {
  /** Avro values begin with a schema id, and these are the schemas: the highest id of a message is written. */
  readonly schemaIds?: readonly SchemaId[]
}

/** Writes the value of a message: the record's bytes. */
export type Encode = (topic: string, message: string, value: Value) => Buffer

/**
 * Writes the messages of a contract so that `decoderOf` with the same options reads them. What the encoder throws has
 * one sentence as its message, and names the place in the value that does not fit.
 */
export function encoderOf(contract: Contract, { schemaIds }: EncoderOptions = {}): Encode {
  const writers = new Map<string, WriteBody>()
  return (topic, name, value) => {
    const place = JSON.stringify([topic, name])
    const told = `${name} on ${topic}`
    try {
      const write = writers.get(place) ?? writerOf(messageOf(contract, topic, name), topic, schemaIds)
      writers.set(place, write)
      return write(value)
    } catch (error) {
      if (error instanceof Unknown) throw error
      throw new Error(`${told} ${error instanceof Error ? error.message : String(error)}.`, { cause: error })
    }
  }
}

/** A whole sentence already. */
class Unknown extends Error {}

function messageOf(contract: Contract, topic: string, name: string): MessageContract {
  const described = findTopic(contract, topic)
  if (!described) throw new Unknown(`The contract has no topic ${topic}.`)
  const message = described.messages.get(name)
  if (!message) throw new Unknown(`The contract has no message ${name} on ${topic}.`)
  return message
}

function writerOf(message: MessageContract, topic: string, schemaIds: readonly SchemaId[] | undefined): WriteBody {
  const { encoding, name } = message
  if (encoding.kind === 'json') return jsonWriter(encoding.schema)
  if (encoding.kind === 'other') throw new Error(`is written in ${encoding.name}, which is not written here`)
  if (!schemaIds) return avroWriter(encoding.schema)
  const newest = schemaIds
    .filter((entry) => entry.topic === topic && entry.message === name)
    .reduce<SchemaId | undefined>((high, entry) => (high && high.id > entry.id ? high : entry), undefined)
  if (!newest) throw new Error('has no schema id; add it to the table')
  const header = Buffer.alloc(5)
  header.writeUInt32BE(newest.id, 1)
  const write = avroWriter(newest.schema)
  return (value) => Buffer.concat([header, write(value)])
}
