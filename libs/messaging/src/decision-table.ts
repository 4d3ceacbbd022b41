import type { Contract } from '@parpay/events'
import { decided, type Decided } from './deciding.js'
import { type Line, linesOf, plainOf } from './decision-lines.js'
import { inWords, type Words } from './decision-words.js'
import type { Aggregate, AnyOutcome, Decider, OpenAttempt, PayloadOf } from './decider.js'

interface WithStatus extends Aggregate {
  readonly status: string
}

/**
 * A state of every status, and of as many cases of it as the rules tell apart: "confirmed (captured > 0)". Null for a
 * status that these cannot have, such as that of an order's payment for a deposit.
 */
export type States<State extends WithStatus> = Readonly<Record<State['status'], State | null>> &
  Readonly<Partial<Record<`${State['status']} (${string})`, State>>>

interface Given<State extends WithStatus> {
  readonly states: States<State>
  /** Open attempts, by the name of the state that has them. */
  readonly attempts?: Readonly<Record<string, readonly OpenAttempt[]>>
  readonly at: Date
  readonly words: Words<State>
  /** Messages, outcomes and timers that cannot come to these states, such as those of orders to a deposit. */
  readonly never?: readonly string[]
}

interface Case<Reads> {
  /** In brackets behind its name, when rules tell more than one form of it apart. */
  readonly case?: string
  readonly reads?: Partial<Reads>
}

/** A state and what comes to it. `expected` is null when no line tells what is to come of it. */
export interface Cell {
  /** "state | input". */
  readonly name: string
  readonly expected: string | null
  /** Runs the rule, and tells what it decided in the words of a table. */
  readonly actual: () => string
}

type Arrival<State> = (before: State | undefined, attempts: readonly OpenAttempt[]) => Decided<State>

/** What a decider takes, for the cells of its table. Begun by `decisionTable`. */
class TableInputs<State extends WithStatus, Reads extends object, C extends Contract, Timers extends string> {
  private readonly arrivals = new Map<string, Arrival<State>>()

  constructor(
    private readonly decider: Decider<State, Reads, C, Timers>,
    private readonly given: Given<State>,
  ) {}

  /** A message or outcome that comes, in one of the forms the rules tell apart. */
  when<T extends C['receive'][number] | AnyOutcome>(type: T, message: PayloadOf<T>, form: Case<Reads> = {}): this {
    const handler = this.decider.handlers.get(type.name)
    if (!handler) throw new Error(`${this.decider.kind} has no rule for ${type.name}`)
    return this.add(type.name, form.case, (before, attempts) =>
      decided(before, handler.rule(before, message, { ...form.reads, attempts }, this.given.at)),
    )
  }

  /** A timer that fires. */
  fires(name: Timers, form: Pick<Case<Reads>, 'case'> = {}): this {
    const handler = this.decider.timers.get(name)
    if (!handler) throw new Error(`${this.decider.kind} has no rule for its timer ${name}`)
    const { at } = this.given
    return this.add(name, form.case, (before, attempts) =>
      decided(before, handler.rule(before, { name, due: at }, { attempts }, at)),
    )
  }

  /** Every cell, with what the table's lines expect of it. Throws for a line that stands for no cell, or a second one. */
  cells(table: string): Cell[] {
    const { states, attempts = {}, at, words } = this.given
    const named = new Map<string, State | undefined>([['none', undefined]])
    for (const [name, state] of Object.entries<State | null>(states)) {
      if (state && state.status !== plainOf(name)) throw new Error(`the state named ${name} is ${state.status}`)
      if (state) named.set(name, state)
    }
    const lines = linesOf(table)
    const used = new Set<Line>()
    const cells = [...named].flatMap(([stateName, state]) =>
      this.inputs(stateName).map((input): Cell => {
        const line = lineFor(lines, stateName, input)
        if (line) used.add(line)
        const name = `${stateName} | ${input}`
        const arrival = this.arrivals.get(input)
        if (line && !arrival) throw new Error(`nothing tells how ${input} comes: give it to when() or fires()`)
        return {
          name,
          expected: line?.effect ?? null,
          actual: () => (arrival ? inWords(state, arrival(state, attempts[stateName] ?? []), words, at) : 'unknown'),
        }
      }),
    )
    const inputs = [...this.decider.handlers.keys(), ...this.decider.timers.keys(), ...this.arrivals.keys()]
    const known = new Set([...named.keys(), ...inputs])
    for (const line of lines) {
      const strange = [...line.states, ...line.inputs].find((name) => !known.has(name))
      if (strange !== undefined) throw new Error(`there is no ${strange}: ${line.text}`)
      if (!used.has(line)) throw new Error(`this line stands for no cell: ${line.text}`)
    }
    return cells
  }

  /** What can come to a state: every form that was given, and every rule's message that was forgotten. */
  private inputs(state: string): string[] {
    const { never = [] } = this.given
    const { handlers, timers } = this.decider
    const strange = never.find((name) => !handlers.has(name) && !timers.has(name))
    if (strange !== undefined) throw new Error(`${this.decider.kind} has no rule for ${strange}`)
    const given = [...this.arrivals.keys()]
    const forgotten = [...handlers.keys(), ...timers.keys()].filter(
      (name) => !given.some((input) => plainOf(input) === name),
    )
    // A timer's aggregate is there.
    const possible = (name: string): boolean => !never.includes(name) && !(state === 'none' && timers.has(name))
    return [...given, ...forgotten].filter((input) => possible(plainOf(input)))
  }

  private add(name: string, form: string | undefined, arrival: Arrival<State>): this {
    const full = form === undefined ? name : `${name} (${form})`
    if (this.arrivals.has(full)) throw new Error(`${full} is given twice`)
    this.arrivals.set(full, arrival)
    return this
  }
}

/** A name without brackets stands for all its cases that have no line of their own. */
function lineFor(lines: readonly Line[], state: string, input: string): Line | undefined {
  const rank = (line: Line): number => Number(line.states.includes(state)) + Number(line.inputs.includes(input))
  const standsFor = (names: readonly string[], name: string): boolean =>
    names.includes(name) || names.includes(plainOf(name))
  const [line, other] = lines
    .filter((line) => standsFor(line.states, state) && standsFor(line.inputs, input))
    .sort((one, other) => rank(other) - rank(one))
  if (line && other && rank(line) === rank(other))
    throw new Error(`two lines stand for ${state} | ${input}:\n${line.text}\n${other.text}`)
  return line
}

/**
 * The rules of a decider as a table with a line for every cell, for specs. A cell is a state and what comes to it: every
 * status and "none", by every message, outcome and timer the decider has a rule for. libs/messaging/README.md has an
 * example.
 */
export const decisionTable = <State extends WithStatus, Reads extends object, C extends Contract, T extends string>(
  decider: Decider<State, Reads, C, T>,
  given: Given<State>,
): TableInputs<State, Reads, C, T> => new TableInputs(decider, given)
