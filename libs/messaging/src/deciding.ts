import type { Contract } from '@parpay/events'
import type { Aggregate, AnyOutcome, Decider, PayloadOf, Readings } from './decider.js'
import type { NewAttempt } from './decision.js'

/** What a decision came to, in a form that reads well in an expectation. */
export interface Decided<State> {
  /** The state after the message: the new one, or the one it had. */
  readonly state: State | undefined
  readonly messages: readonly { readonly type: string; readonly message: unknown }[]
  readonly attempts: readonly NewAttempt[]
  readonly withdrawn: readonly string[]
}

/**
 * One decision without any I/O, for specs: given a state, when a message arrives, then this.
 * Throws when the decider has no rule for the message type.
 */
export function deciding<
  State extends Aggregate,
  Reads extends object,
  C extends Contract,
  T extends C['receive'][number] | AnyOutcome,
>(
  decider: Decider<State, Reads, C>,
  state: State | undefined,
  type: T,
  message: PayloadOf<T>,
  { at = new Date(0), ...reads }: Partial<Readings<Reads>> & { readonly at?: Date } = {},
): Decided<State> {
  const handler = decider.handlers.get(type.name)
  if (!handler) throw new Error(`${decider.kind} has no rule for ${type.name}`)
  const decision = handler.rule(state, message, { attempts: [], ...reads }, at)
  return {
    state: decision.state ?? state,
    messages: decision.messages.map((m) => ({ type: m.type.name, message: m.message })),
    attempts: decision.attempts,
    withdrawn: decision.withdrawn,
  }
}
