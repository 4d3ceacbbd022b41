import type { AnyAvroMessage } from './avro-message.js'
import type { AnyMessageType } from './message-type.js'

/** A topic as it is created, what may be on it and who writes it. */
export interface Topic {
  readonly name: string
  readonly partitions: number
  readonly replicas: number
  /** Kafka's topic configuration, e.g. `retention.ms`. */
  readonly config: Readonly<Record<string, string>>
  readonly messages: readonly AnyMessageType[]
  /** Services that send to it: one, or none any more. */
  readonly writers: readonly string[]
}

/** A topic whose messages can be read as well. */
export interface AvroTopic extends Topic {
  readonly messages: readonly AnyAvroMessage[]
}
