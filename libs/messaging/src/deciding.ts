import type { Contract } from '@parpay/events'
import type { Aggregate, AnyOutcome, Decider, OpenAttempt, PayloadOf, Readings } from './decider.js'
import type { Decision, NewAttempt } from './decision.js'
import type { TimerChange } from './timer.js'

/** What a decision came to, in a form that reads well in an expectation. */
export interface Decided<State> {
  /** The state after the message: the new one, or the one it had. */
  readonly state: State | undefined
  readonly messages: readonly { readonly type: string; readonly message: unknown }[]
  readonly attempts: readonly NewAttempt[]
  readonly withdrawn: readonly string[]
  /** Set, or with `when` null taken back. */
  readonly timers: readonly TimerChange[]
}

/**
 * One decision without any I/O, for specs: given a state, when a message arrives, then this.
 * Throws when the decider has no rule for the message type.
 */
export function deciding<
  State extends Aggregate,
  Reads extends object,
  C extends Contract,
  Timers extends string,
  T extends C['receive'][number] | AnyOutcome,
>(
  decider: Decider<State, Reads, C, Timers>,
  state: State | undefined,
  type: T,
  message: PayloadOf<T>,
  { at = new Date(0), ...reads }: Partial<Readings<Reads>> & { readonly at?: Date } = {},
): Decided<State> {
  const handler = decider.handlers.get(type.name)
  if (!handler) throw new Error(`${decider.kind} has no rule for ${type.name}`)
  return decided(state, handler.rule(state, message, { attempts: [], ...reads }, at))
}

/**
 * The decision of a timer's rule without any I/O: given a state, when the timer set to `due` fires at `at` (then, if not
 * said otherwise). Throws when the decider has no rule for the timer.
 */
export function firing<State extends Aggregate, Reads extends object, C extends Contract, Timers extends string>(
  decider: Decider<State, Reads, C, Timers>,
  state: State,
  name: Timers,
  { due = new Date(0), at = due, attempts = [] }: Partial<Firing> = {},
): Decided<State> {
  const handler = decider.timers.get(name)
  if (!handler) throw new Error(`${decider.kind} has no rule for its timer ${name}`)
  return decided(state, handler.rule(state, { name, due }, { attempts }, at))
}

interface Firing {
  readonly due: Date
  readonly attempts: readonly OpenAttempt[]
  readonly at: Date
}

/** A decision of a rule that was given `before`. */
export const decided = <State>(
  before: State | undefined,
  decision: Decision<State, string, string>,
): Decided<State> => ({
  state: decision.state ?? before,
  messages: decision.messages.map((m) => ({ type: m.type.name, message: m.message })),
  attempts: decision.attempts,
  withdrawn: decision.withdrawn,
  timers: decision.timers,
})
