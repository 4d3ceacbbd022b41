import type { AnyMessageType, Contract, MessageType } from '@parpay/events'
import type { Decision } from './decision.js'
import type { Outcome } from './outcome.js'

/** A thing with an id and a life of its own; its messages are handled one after the other. */
export interface Aggregate {
  readonly id: string
}

/** Work this aggregate has asked for whose outcome has not been decided on. */
export interface OpenAttempt {
  readonly id: string
  /** A worker has taken it at least once: whether it had its effect is unknown. */
  readonly claimed: boolean
}

export type Readings<Reads> = Partial<Reads> & { readonly attempts: readonly OpenAttempt[] }

export type AnyOutcome = Outcome
export type PayloadOf<T> = T extends Outcome<string, infer P> ? P : T extends MessageType<string, infer M> ? M : never
type SentBy<C extends Contract> = C['send'][number]['name']

/** Which aggregate a message concerns, and which other rows of the same service its rule needs. */
export interface Route<Message, Reads> {
  readonly id: (message: Message) => string
  readonly reads?: { readonly [K in keyof Reads]?: (message: Message) => string | null }
}

/** A rule: pure. `at` is the batch's database time, the only clock a rule may use. */
export type Rule<State, Message, Reads, Sent extends string> = (
  state: State | undefined,
  message: Message,
  reads: Readings<Reads>,
  at: Date,
) => Decision<State, Sent>

/** A rule as the runtime holds it, its types erased. */
export interface Handler<State> {
  readonly type: AnyMessageType | AnyOutcome
  readonly id: (message: unknown) => string
  readonly reads: Readonly<Record<string, (message: unknown) => string | null>>
  readonly rule: (state: State | undefined, message: unknown, reads: Readings<object>, at: Date) => Decision<State>
}

export class Decider<State extends Aggregate, Reads extends object, C extends Contract> {
  readonly handlers = new Map<string, Handler<State>>()

  constructor(
    readonly contract: C,
    readonly kind: string,
  ) {}

  /** Adds the rule for one message type. Throws when the type already has one. */
  on<T extends C['receive'][number] | AnyOutcome>(
    type: T,
    route: Route<PayloadOf<T>, Reads>,
    rule: Rule<State, PayloadOf<T>, Reads, SentBy<C>>,
  ): this {
    if (this.handlers.has(type.name)) throw new Error(`${this.kind} already has a rule for ${type.name}`)
    // The types are tied together here, by `on`'s signature, and nowhere else; the runtime only ever passes a handler
    // messages of its own type.
    const erased: unknown = { type, id: route.id, reads: route.reads ?? {}, rule }
    this.handlers.set(type.name, erased as Handler<State>)
    return this
  }
}

/**
 * The rules of one kind of aggregate: `decider(contracts.checkout)<Order>('order').on(OrderSubmitted, ...)`.
 * `Reads` names rows of the same service that rules may ask for, by the key they are given under.
 */
export const decider =
  <C extends Contract>(contract: C) =>
  <State extends Aggregate, Reads extends object = object>(kind: string): Decider<State, Reads, C> =>
    new Decider(contract, kind)
