import type { AnyOutcome } from './decider.js'
import type { Delivery, Envelope } from './delivery.js'
import type { Traceparent } from './trace-context.js'
import type { IncomingRecord } from './transport.js'

/** A record of a topic on its way through a batch. */
export interface RecordItem {
  readonly origin: 'topic'
  readonly record: IncomingRecord
  /** What its headers say; null when they don't say enough to put it in order. */
  readonly order: { readonly subject: string; readonly envelope: Envelope } | null
  /** The decoded message; null when this service does not receive its type, or it could not be decoded. */
  readonly delivery: Delivery | null
  /** Why it could not be decoded. */
  readonly fault: string | null
}

/** What a worker reported, on its way to the aggregate that asked. */
export interface OutcomeItem {
  readonly origin: 'worker'
  readonly kind: string
  readonly attemptId: string
  readonly aggregateId: string
  readonly outcome: AnyOutcome
  readonly payload: unknown
  readonly correlationId: string
  readonly causationId: string | null
  readonly traceparent: Traceparent | null
  readonly tries: number
}

export type Item = RecordItem | OutcomeItem
