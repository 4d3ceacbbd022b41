import type { Shape } from '../shape.js'
import type { Value } from '../value.js'

/** A contract's `info`, as its AsyncAPI document has it. */
export interface Contract {
  readonly title: string
  readonly version: string
}

/** What a recording says of itself. */
export interface Header {
  readonly recorded: Date
  /** The contracts that the messages were decoded with. */
  readonly contracts: readonly Contract[]
  /** The topics that were read, also those on which nothing came. */
  readonly topics: readonly string[]
  /** Whether personal and secret fields were masked. Default no. */
  readonly redacted?: boolean
  readonly note?: string
}

/** A record that decoded. */
export interface RecordedMessage {
  readonly kind: 'message'
  readonly topic: string
  readonly partition: number
  readonly offset: bigint
  /** The record's timestamp (milliseconds). */
  readonly at: Date
  readonly key: string | null
  /** The message's name in the contract. */
  readonly type: string
  readonly headers: Readonly<Record<string, string>>
  readonly value: Value
}

/** The system's test clock was set to this time. */
export interface ClockStep {
  readonly kind: 'clock'
  readonly at: Date
}

/** What a system outside, such as a PSP, answered. */
export interface Outcome {
  readonly kind: 'outcome'
  /** Name of the system that answered. */
  readonly of: string
  readonly at: Date
  /** What it was asked under, such as an idempotency key. */
  readonly key: string | null
  /** What it was asked to do, such as `authorise`. */
  readonly type: string
  readonly value: Value
}

/** A line between the header and the end. This set is closed: another kind of line makes another version. */
export type Line = RecordedMessage | ClockStep | Outcome

/** What a message's value looks like; undefined where no contract says so, which leaves it JSON's own values. */
export type ShapeOf = (topic: string, type: string) => Shape | undefined
