import type { Contract } from '../asyncapi/index.js'
import type { Outcome, RecordedMessage } from '../recording/line.js'

/** A recorded message as the replay has it: in its new ids and times. */
export interface PlannedMessage extends RecordedMessage {
  /** Where it stands in the recording: the line's number, the header being the first. */
  readonly line: number
}

interface Step {
  /** When it happened, moved to the replay's time. */
  readonly at: Date
  /** Milliseconds after the first step, by the recording; what a moved clock leapt over is not counted. */
  readonly elapsed: number
  /**
   * Indexes of the expected messages that must have come out before: of each topic, key and type the last one, which
   * is preceded by the others.
   */
  readonly after: readonly number[]
  /** Indexes of the steps that must have been taken before. */
  readonly behind: readonly number[]
  /** How many of the expected messages were recorded before it. */
  readonly position: number
}

/** An input is sent. */
export interface SendStep extends Step {
  readonly kind: 'send'
  readonly message: PlannedMessage
  /** The record's value. */
  readonly bytes: Buffer
  /** The flow it belongs to: its correlation id, else its key. */
  readonly flow: string
  /** `dropped` is not sent at all, `repeated` is sent by another step already. */
  readonly fault?: 'dropped' | 'repeated'
  /** Milliseconds it is held back once it could be sent. */
  readonly delay?: number
  /** What is ready at the same time goes out by this, the lowest first. */
  readonly rank?: number
}

/** Something that is held back, such as a PSP's answer, may happen. */
export interface ReleaseStep extends Step {
  readonly kind: 'release'
  /** As `hold` called it. */
  readonly outcome: string
  /** The output that waits for it. */
  readonly message: PlannedMessage
  readonly flow: string
}

/** The test clock was set to this time. */
export interface ClockStep extends Step {
  readonly kind: 'clock'
}

export type ReplayStep = SendStep | ReleaseStep | ClockStep

/** What a replay will do, decided before it does anything. */
export interface ReplayPlan {
  /** What new ids are made from. */
  readonly run: string
  /** When the replay was planned for: the time of the recording's first line becomes this one. */
  readonly now: Date
  /** Milliseconds that all times are moved by. */
  readonly offset: number
  /** In the order in which they happened. */
  readonly steps: readonly ReplayStep[]
  /** The recorded outputs, without what came again, in the order in which they came. */
  readonly expected: readonly PlannedMessage[]
  /** What systems outside answered, in new ids and times. */
  readonly outcomes: readonly Outcome[]
  /** Each recorded id and what it is called in this replay: whole texts, such as `ord_...`. */
  readonly ids: ReadonlyMap<string, string>
  /** The services whose outputs are expected. */
  readonly services: readonly string[]
  /** The topics they send. */
  readonly outputs: readonly string[]
  /** Recorded messages that are neither sent nor expected, by topic. */
  readonly ignored: ReadonlyMap<string, number>
  /** What faults were drawn from; absent where there are none. */
  readonly seed?: number
  readonly contract: Contract
}

/** What is to go wrong on purpose. All of it is drawn from the seed alone. */
export interface Faults {
  /** How likely an input is sent a second time, later: 0 to 1. */
  readonly duplicate?: number
  /** Inputs of different keys that could be sent at the same time go out in random order. */
  readonly reorder?: boolean
  /** Inputs of this name are not sent. */
  readonly drop?: string
  /** Each input is held back for 0 to so many milliseconds. */
  readonly delay?: number
  /** Default: drawn from `run`; the plan tells which it was. */
  readonly seed?: number
}
