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

/** A timer whose time has come, on its way to its aggregate. Whether it still stands is known once that is locked. */
export interface TimerItem {
  readonly origin: 'timer'
  readonly kind: string
  readonly aggregateId: string
  readonly name: string
  readonly due: Date
  /** Of the message that set it. */
  readonly correlationId: string
  readonly causationId: string | null
  readonly traceparent: Traceparent | null
  /** How often its rule has failed. */
  readonly tries: number
}

/** Something to decide on. */
export type Item = RecordItem | OutcomeItem | TimerItem

/**
 * A key whose parked messages are to be looked at again. `heal`: those that waited for a message that has come;
 * `redrive`: all, as a person asks; `discard`: a person gives up `parkedId`, or what is missing before it, and the rest
 * is redriven.
 */
export interface ParkedKeyItem {
  readonly origin: 'parked'
  readonly topic: string
  readonly subject: string
  readonly act:
    | { readonly kind: 'heal' }
    | { readonly kind: 'redrive' }
    | { readonly kind: 'discard'; readonly parkedId: bigint; readonly why: string }
  /** Called once, when what was done is committed. */
  readonly tell: (release: Release) => void
}

/** What became of a key's parked messages. */
export interface Release {
  /** Messages that are parked no more: applied, or of a type that is not received. */
  readonly released: number
  /** Whether what was to be discarded was the first in the way. */
  readonly discarded: boolean
  /** What stands in the way now; null when nothing does. */
  readonly obstacle: Obstacle | null
  /** More can be done: only as many are taken at once as a batch may have. */
  readonly more: boolean
}

export interface Obstacle {
  readonly reason: 'poison' | 'fork' | 'gap'
  readonly sequence: number
  readonly detail: string
}

/** What the one queue of a process holds. */
export type QueuedItem = Item | ParkedKeyItem
