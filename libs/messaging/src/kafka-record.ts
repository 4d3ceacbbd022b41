import type { IncomingRecord, OutgoingRecord } from './transport.js'

/** A record as kafkajs hands it out. */
export interface KafkaRecord {
  readonly offset: string
  /** Milliseconds since 1970, as text. */
  readonly timestamp: string
  readonly key: Buffer | null
  readonly value: Buffer | null
  readonly headers?: KafkaHeaders
}
type KafkaHeaders = Readonly<Record<string, Buffer | string | (Buffer | string)[] | undefined>>

/** How far a partition was consumed. */
export interface Consumed {
  readonly topic: string
  readonly partition: number
  /** The next to be read. */
  readonly offset: string
}

/** A record of ours from one of kafkajs; of several headers of one name the first counts. */
export const incoming = (topic: string, partition: number, record: KafkaRecord): IncomingRecord => ({
  topic,
  partition,
  offset: BigInt(record.offset),
  key: record.key?.toString() ?? null,
  value: record.value,
  headers: textHeaders(record.headers ?? {}),
  time: new Date(Number(record.timestamp)),
})

function textHeaders(headers: KafkaHeaders): Record<string, string> {
  const text: Record<string, string> = {}
  for (const [name, value] of Object.entries(headers)) {
    const first = Array.isArray(value) ? value[0] : value
    if (first) text[name] = first.toString() // null, whatever its type says, when a header has no value
  }
  return text
}

/** Records as kafkajs sends them, in their order within each topic. */
export const messagesByTopic = (records: readonly OutgoingRecord[], prefix: string) =>
  [...Map.groupBy(records, ({ topic }) => prefix + topic)].map(([topic, ofTopic]) => ({
    topic,
    messages: ofTopic.map(({ key, value, headers, time }) => ({
      key,
      value,
      headers: { ...headers },
      timestamp: String(time.getTime()),
    })),
  }))

export const offsetsByTopic = (consumed: readonly Consumed[]) =>
  [...Map.groupBy(consumed, ({ topic }) => topic)].map(([topic, ofTopic]) => ({
    topic,
    partitions: ofTopic.map(({ partition, offset }) => ({ partition, offset })),
  }))
