import type { AnyMessageType } from '@parpay/events'
import type { Traceparent } from './trace-context.js'

/** What every message on a topic carries besides its payload (CloudEvents 1.0 attributes and the record's own). */
export interface Envelope {
  /** `ce_id`: a UUID, the same in every repeat of the message. */
  readonly id: string
  /** `ce_sequence`: counts the messages of one topic and key from 1. */
  readonly sequence: number
  /** `ce_correlationid`: the thing the whole flow is about, such as the order. */
  readonly correlationId: string
  /** `ce_causationid`: `ce_id` of the message this one follows from; null at the beginning of a flow. */
  readonly causationId: string | null
  /** `traceparent`: the span this message was sent in; null when its flow is not traced. */
  readonly traceparent: Traceparent | null
  readonly time: Date
}

/** A message as a handler gets it. */
export interface Delivery<Type extends AnyMessageType = AnyMessageType, Message = unknown> extends Envelope {
  readonly type: Type
  readonly message: Message
  readonly topic: string
  readonly key: string
}
