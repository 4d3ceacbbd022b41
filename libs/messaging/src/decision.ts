import type { AnyMessageType, MessageType } from '@parpay/events'

/** A message to be published, not yet numbered or encoded. */
export interface Emission {
  readonly type: AnyMessageType
  readonly message: unknown
}

/** Work to be done outside the transaction. The row commits before the work starts. */
export interface NewAttempt {
  /** Names the work for ever: it is the idempotency key of the call. */
  readonly id: string
  /** Plain JSON; the worker's schema parses it again. */
  readonly task: unknown
}

/**
 * What a rule decided: the new state (`undefined`: as it was), what to publish, what to attempt, what to withdraw.
 * `Sent` names the message types it may publish, so that a service cannot emit what its contract does not list.
 */
export interface Decision<State, Sent extends string = string> {
  readonly state: State | undefined
  readonly messages: readonly Emission[]
  readonly attempts: readonly NewAttempt[]
  readonly withdrawn: readonly string[]
  /** Carries the names' type only; never set. */
  readonly sent?: Sent
}

/** A decision that more can be added to. */
export class Draft<State, Sent extends string> implements Decision<State, Sent> {
  declare readonly sent?: Sent

  constructor(
    readonly state: State,
    readonly messages: readonly Emission[],
    readonly attempts: readonly NewAttempt[],
    readonly withdrawn: readonly string[],
  ) {}

  /** Publishes `message` with the state's commit, after those emitted before it. */
  emit<Name extends string, Message>(type: MessageType<Name, Message>, message: Message): Draft<State, Sent | Name> {
    return new Draft(this.state, [...this.messages, { type, message }], this.attempts, this.withdrawn)
  }

  /** Asks the aggregate's worker to do `task`; repeated until its outcome is known, always under the same `id`. */
  attempt(id: string, task: unknown): Draft<State, Sent> {
    return new Draft(this.state, this.messages, [...this.attempts, { id, task }], this.withdrawn)
  }

  /** Takes back an attempt no worker has claimed (`OpenAttempt.claimed` is false). */
  withdraw(attemptId: string): Draft<State, Sent> {
    return new Draft(this.state, this.messages, this.attempts, [...this.withdrawn, attemptId])
  }
}

export const then = <State>(state: State): Draft<State, never> => new Draft(state, [], [], [])

/** The message has no effect on this aggregate. */
export const unchanged: Decision<never, never> = { state: undefined, messages: [], attempts: [], withdrawn: [] }
