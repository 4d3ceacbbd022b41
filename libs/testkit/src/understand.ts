import type { TopicPartition } from './merge.js'
import type { Decode, Tailed } from './tailed.js'

type HeaderValue = Buffer | string | undefined

/** A record as a Kafka client gives it; numbers of 64 bits are decimal strings. */
export interface RawRecord {
  readonly offset: string
  readonly timestamp: string
  readonly key: Buffer | null
  readonly value: Buffer | null
  readonly headers?: Readonly<Record<string, HeaderValue | HeaderValue[]>>
}

/** Decodes one record. What the decoder throws becomes the record's `problem`: a tail never ends over a bad message. */
export function understand<Type extends { readonly name: string }>(
  { topic, partition }: TopicPartition,
  record: RawRecord,
  decode: Decode<Type>,
): Tailed<Type> {
  const place = {
    topic,
    partition,
    offset: BigInt(record.offset),
    at: new Date(Number(record.timestamp)),
    key: record.key?.toString() ?? null,
    headers: textOf(record.headers ?? {}),
  }
  if (!record.value) return { ...place, problem: 'the record has no value' }
  try {
    const { type, message } = decode(topic, record.value, place.headers)
    return { ...place, type, message }
  } catch (error) {
    return { ...place, problem: error instanceof Error ? error.message : String(error) }
  }
}

/** Kafka allows a header more than once; the first one counts here. */
function textOf(headers: NonNullable<RawRecord['headers']>): Record<string, string> {
  const first = (value: HeaderValue | HeaderValue[]) => (Array.isArray(value) ? value[0] : value)
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, first(value)?.toString() ?? '']))
}
