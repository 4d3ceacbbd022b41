import { encoderOf, type Contract, type SchemaId } from '../asyncapi/index.js'
import type { RecordedMessage } from '../recording/line.js'
import type { Recording } from '../recording/read.js'
import { isTopic } from '../recording/topic.js'
import { Elapsed } from '../replay/elapsed.js'
import { ReplayInvalid } from '../replay/refused.js'

export interface CopyOptions {
  /** What the copy's topics begin with. */
  readonly prefix: string
  /** Avro values begin with a schema id, and these are the schemas; the newest (highest) id of a message is written. */
  readonly schemaIds?: readonly SchemaId[]
}

/** A recorded message, to be sent as it is. */
export interface CopiedRecord {
  readonly message: RecordedMessage
  /** Its topic, with the prefix. */
  readonly topic: string
  /** The record's value. */
  readonly bytes: Buffer
  /** Milliseconds after the first one, by the recording; what a moved clock leapt over is not counted. */
  readonly elapsed: number
}

export interface CopyPlan {
  readonly prefix: string
  /** With the prefix: those of the recording and of the contract, so that who reads all finds all. */
  readonly topics: readonly { readonly name: string; readonly partitions: number }[]
  /** In the order of the recording. */
  readonly records: readonly CopiedRecord[]
  /** Lines that are no records, such as a clock's. */
  readonly others: number
}

/** So many partitions a copy has at most: a recording may name one with a number of ten digits. */
export const mostPartitions = 1_000

/**
 * Decides what a copy of a recording's records consists of: each in its partition, with its key, headers and time. Pure.
 *
 * @throws ReplayInvalid where there is nothing to copy, a record does not fit the contract, or its place cannot be made
 */
export function planCopy(recording: Recording, contract: Contract, { prefix, schemaIds }: CopyOptions): CopyPlan {
  const encode = encoderOf(contract, schemaIds ? { schemaIds } : {})
  const passed = new Elapsed()
  const partitions = new Map(namesOf(recording, contract).map((topic) => [topic, 1]))
  const records: CopiedRecord[] = []
  recording.lines.forEach((line, n) => {
    if (line.kind === 'clock') passed.leap()
    if (line.kind !== 'message') return
    const refuse = (reason: string, cause?: unknown): never => {
      const place = `${line.topic}[${line.partition}]@${line.offset}`
      throw new ReplayInvalid(`Line ${n + 2} (${place}) cannot be copied: ${reason}`, { cause })
    }
    if (line.at.getTime() < 0) refuse('Kafka has no times before 1970.')
    if (!isTopic(prefix + line.topic)) refuse(`${prefix}${line.topic} is too long for a topic.`)
    partitions.set(line.topic, Math.max(partitions.get(line.topic) ?? 1, line.partition + 1))
    if (sum(partitions.values()) > mostPartitions) refuse(`a copy has at most ${mostPartitions} partitions.`)
    passed.pass(line.at)
    records.push({
      ...{ message: line, topic: prefix + line.topic, elapsed: passed.milliseconds },
      bytes: bytesOf(() => encode(line.topic, line.type, line.value), refuse),
    })
  })
  if (records.length === 0) throw new ReplayInvalid('The recording has no records to copy.')
  const topics = [...partitions].map(([topic, count]) => ({ name: prefix + topic, partitions: count }))
  return { prefix, topics, records, others: recording.lines.length - records.length }
}

/** Topics whose names have parameters are only those that were recorded. */
function namesOf({ header }: Recording, contract: Contract): string[] {
  const named = [...contract.topics.values()].filter(({ pattern }) => !pattern).map(({ name }) => name)
  return [...new Set([...named, ...header.topics])].sort()
}

function bytesOf(write: () => Buffer, refuse: (reason: string, cause: unknown) => never): Buffer {
  try {
    return write()
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error), error)
  }
}

const sum = (numbers: Iterable<number>): number => [...numbers].reduce((all, each) => all + each, 0)
