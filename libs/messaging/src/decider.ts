import type { AnyMessageType, Contract, MessageType } from '@parpay/events'
import type { Decision } from './decision.js'
import type { Outcome } from './outcome.js'
import type { Fired } from './timer.js'

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
export interface Route<Message, Reads> extends Needs<Message, Reads> {
  /** null: the message is not for an aggregate of this kind, and no rule is asked. */
  readonly id: (message: Message) => string | null
}

/** The other rows of the same service a rule needs: of an outcome, since that goes to the aggregate that asked. */
export interface Needs<Message, Reads> {
  readonly reads?: { readonly [K in keyof Reads]?: (message: Message) => string | null }
}

/** A rule: pure. `at` is the batch's time by the runtime's clock, the only clock a rule may use. */
export type Rule<State, Message, Reads, Sent extends string, Timers extends string> = (
  state: State | undefined,
  message: Message,
  reads: Readings<Reads>,
  at: Date,
) => Decision<State, Sent, Timers>

/** The rule of a timer. Its aggregate is there: a timer is set with its state. */
export type TimerRule<State, Sent extends string, Timers extends string> = (
  state: State,
  timer: Fired,
  reads: Readings<object>,
  at: Date,
) => Decision<State, Sent, Timers>

/** A rule as the runtime holds it, its types erased. */
export interface Handler<State> {
  readonly type: AnyMessageType | AnyOutcome | { readonly name: string; readonly origin: 'timer' }
  readonly id: (message: unknown) => string | null
  readonly reads: Readonly<Record<string, (message: unknown) => string | null>>
  readonly rule: (
    state: State | undefined,
    message: unknown,
    reads: Readings<object>,
    at: Date,
  ) => Decision<State, string, string>
}

type ForOutcome<Payload, Reads> = Needs<Payload, Reads> & { readonly id?: never }

export class Decider<State extends Aggregate, Reads extends object, C extends Contract, Timers extends string> {
  /** By message type or outcome. */
  readonly handlers = new Map<string, Handler<State>>()
  /** By timer. */
  readonly timers = new Map<string, Handler<State>>()

  constructor(
    readonly contract: C,
    readonly kind: string,
  ) {}

  /** Adds the rule for one message type; `route` says which aggregate a message is for. Throws when there is one. */
  on<T extends C['receive'][number]>(
    type: T,
    route: Route<PayloadOf<T>, Reads>,
    rule: Rule<State, PayloadOf<T>, Reads, SentBy<C>, Timers>,
  ): this
  /** Adds the rule for an outcome, which goes to the aggregate that asked for it. Throws when there is one. */
  on<T extends AnyOutcome>(type: T, rule: Rule<State, PayloadOf<T>, Reads, SentBy<C>, Timers>): this
  on<T extends AnyOutcome>(
    type: T,
    needs: ForOutcome<PayloadOf<T>, Reads>,
    rule: Rule<State, PayloadOf<T>, Reads, SentBy<C>, Timers>,
  ): this
  on(type: Handler<State>['type'], routeOrRule: unknown, ruleOrNone?: unknown): this {
    if (this.handlers.has(type.name)) throw new Error(`${this.kind} already has a rule for ${type.name}`)
    const [route, rule] = ruleOrNone === undefined ? [{}, routeOrRule] : [routeOrRule, ruleOrNone]
    // The types are tied together here, by `on`'s signatures, and nowhere else; the runtime only ever passes a handler
    // messages of its own type.
    const erased: unknown = { id: () => null, reads: {}, ...(route as object), type, rule }
    this.handlers.set(type.name, erased as Handler<State>)
    return this
  }

  /**
   * Adds the rule for a timer, to be set by rules that are added after it, and by this one: `.at(when, name)` compiles
   * only with the name of a rule that is there. Throws when there is one.
   */
  onTimer<Name extends string>(
    name: Name,
    rule: TimerRule<State, SentBy<C>, Timers | Name>,
    // oxlint-disable-next-line typescript/prefer-return-this-type -- `this` would not know the name
  ): Decider<State, Reads, C, Timers | Name> {
    if (this.timers.has(name)) throw new Error(`${this.kind} already has a rule for its timer ${name}`)
    const erased: unknown = { type: { name, origin: 'timer' }, id: () => null, reads: {}, rule }
    this.timers.set(name, erased as Handler<State>)
    return this
  }
}

/**
 * The rules of one kind of aggregate: `decider(contracts.checkout)<Order>('order').on(OrderSubmitted, ...)`.
 * `Reads` names rows of the same service that rules may ask for, by the key they are given under.
 */
export const decider =
  <C extends Contract>(contract: C) =>
  <State extends Aggregate, Reads extends object = object>(kind: string): Decider<State, Reads, C, never> =>
    new Decider(contract, kind)
