import type { AnyOutcome, PayloadOf } from './decider.js'
import type { Traceparent } from './trace-context.js'

/** The work is done: what came of it goes to the aggregate that asked for it. */
export interface Settled {
  readonly ending: 'settled'
  readonly outcome: AnyOutcome
  readonly payload: unknown
}

/** What came of it is unknown: the same again, under the same id, after a while that grows. */
export interface RetryLater {
  readonly ending: 'retry later'
  /** For the log, without personal data or secrets. */
  readonly reason: string
  /** Nobody was there to be asked. */
  readonly reached?: false
}

export const settled = <O extends AnyOutcome>(outcome: O, payload: PayloadOf<O>): Settled => ({
  ending: 'settled',
  outcome,
  payload,
})

export const retryLater = (reason: string): RetryLater => ({ ending: 'retry later', reason })

/** No connection could be made. Once another attempt reaches somebody, this one is made again at once. */
export const notReached = (reason: string): RetryLater => ({ ending: 'retry later', reason, reached: false })

export interface Attempt<Task> {
  /** The idempotency key of the call, the same in every repeat. */
  readonly id: string
  readonly task: Task
  /** How often it has been tried, this time included. */
  readonly tries: number
  /** The flow it belongs to, such as the order's id: for log lines. */
  readonly correlationId: string
  /** To be sent with the call, as the HTTP header `traceparent`; null when the flow is not traced. */
  readonly traceparent: Traceparent | null
  /**
   * The first try was `inquireAfterHours` ago: whoever is called may have forgotten the id, and a call under it could
   * have its effect a second time. Only ask what became of it.
   */
  readonly inquireOnly: boolean
}

export interface Worker<Task = unknown> {
  readonly name: string
  /** How many calls may be under way at once in this process. */
  readonly concurrency: number
  readonly task: { parse(json: unknown): Task }
  /** Must end within `leaseSeconds`, or another process may start the same attempt again. */
  readonly call: (attempt: Attempt<Task>, signal: AbortSignal) => Promise<Settled | RetryLater>
}

/** How long a claimed attempt belongs to the process that claimed it. A call must be shorter. */
export const leaseSeconds = 5

/** Of a PSP's memory of idempotency keys, 24 h, less an hour for a call on its way. By the runtime's clock. */
export const inquireAfterHours = 23

/** Work outside the transaction, such as a call to a PSP: asked for by a rule, repeated until its outcome is known. */
export function worker<Task>(definition: Worker<Task>): Worker {
  const { task, call } = definition
  return {
    ...definition,
    call: (attempt, signal) => call({ ...attempt, task: task.parse(attempt.task) }, signal),
  }
}

/** Milliseconds before the next try: 100 ms doubled up to 10 s. */
export const backOff = (tries: number): number => Math.min(100 * 2 ** Math.min(tries - 1, 10), 10_000)
