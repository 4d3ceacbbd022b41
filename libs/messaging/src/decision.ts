import type { AnyMessageType, MessageType } from '@parpay/events'
import { timerChange, type TimerChange } from './timer.js'

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
  /** Not to be tried sooner, by the runtime's clock. */
  readonly notBefore?: Date
}

/**
 * What a rule decided: the new state (`undefined`: as it was), what to publish, what to attempt, what to withdraw, which
 * timers to set. `Sent` names the message types it may publish, so that a service cannot emit what its contract does not
 * list; `Timer` names the timers it may set, so that none is set that has no rule.
 */
export interface Decision<State, Sent extends string = string, Timer extends string = never> {
  readonly state: State | undefined
  readonly messages: readonly Emission[]
  readonly attempts: readonly NewAttempt[]
  readonly withdrawn: readonly string[]
  readonly timers: readonly TimerChange[]
  /** Carries the names' type only; never set. */
  readonly sent?: Sent
  /** Carries the names' type only; never set. */
  readonly timer?: Timer
}

type Parts<State> = Pick<Decision<State>, 'state' | 'messages' | 'attempts' | 'withdrawn' | 'timers'>

/** A decision that more can be added to. */
export class Draft<State, Sent extends string, Timer extends string> implements Decision<State, Sent, Timer> {
  declare readonly sent?: Sent
  declare readonly timer?: Timer
  readonly state: State
  readonly messages: readonly Emission[]
  readonly attempts: readonly NewAttempt[]
  readonly withdrawn: readonly string[]
  readonly timers: readonly TimerChange[]

  constructor(parts: Parts<State> & { readonly state: State }) {
    this.state = parts.state
    this.messages = parts.messages
    this.attempts = parts.attempts
    this.withdrawn = parts.withdrawn
    this.timers = parts.timers
  }

  /** Publishes `message` with the state's commit, after those emitted before it. */
  emit<Name extends string, Message>(
    type: MessageType<Name, Message>,
    message: Message,
  ): Draft<State, Sent | Name, Timer> {
    return this.with({ messages: [...this.messages, { type, message }] })
  }

  /**
   * Asks the aggregate's worker to do `task`; repeated until its outcome is known, always under the same `id`, and not
   * begun before `notBefore`.
   */
  attempt(id: string, task: unknown, { notBefore }: { notBefore?: Date } = {}): Draft<State, Sent, Timer> {
    return this.with({ attempts: [...this.attempts, { id, task, ...(notBefore && { notBefore }) }] })
  }

  /** Takes back an attempt no worker has claimed (`OpenAttempt.claimed` is false). */
  withdraw(attemptId: string): Draft<State, Sent, Timer> {
    return this.with({ withdrawn: [...this.withdrawn, attemptId] })
  }

  /**
   * Has the rule given to `onTimer(name, ...)` decide when `when` has come; a time that has passed has come. An
   * aggregate has one timer of a name: setting it again replaces it. Throws for what is no date or before 1970.
   */
  at<Name extends string>(when: Date, name: Name): Draft<State, Sent, Timer | Name> {
    return this.with({ timers: [...this.timers, timerChange(name, when)] })
  }

  /** Takes the timer of this name back; one that is not set is none. */
  cancelTimer<Name extends string>(name: Name): Draft<State, Sent, Timer | Name> {
    return this.with({ timers: [...this.timers, timerChange(name, null)] })
  }

  private with<S extends string, T extends string>(changed: Partial<Parts<State>>): Draft<State, S, T> {
    const { state, messages, attempts, withdrawn, timers } = this
    return new Draft({ messages, attempts, withdrawn, timers, ...changed, state })
  }
}

const nothing = { messages: [], attempts: [], withdrawn: [], timers: [] }

export const then = <State>(state: State): Draft<State, never, never> => new Draft({ state, ...nothing })

/** The message has no effect on this aggregate. */
export const unchanged: Decision<never, never> = { state: undefined, ...nothing }
