import type { Encode } from '../asyncapi/index.js'
import type { ClockStep as ClockLine } from '../recording/line.js'
import { repeats, type Links } from '../story/index.js'
import { sameContent } from '../story/same-content.js'
import { Elapsed } from './elapsed.js'
import { inOrder, type Told } from './in-order.js'
import { flowKind, keyedKind, type KnownTexts } from './kinds.js'
import { textsOf } from './mentioned.js'
import type { ExpectedMessage, PlannedMessage, ReplayStep, Step } from './plan.js'
import { Precedence, type Mentions } from './precedence.js'
import type { Role } from './roles.js'

export interface StepsOptions {
  readonly links: Links
  readonly roleOf: (message: PlannedMessage) => Role
  readonly hold: ((message: PlannedMessage) => string | undefined) | undefined
  /** Writes an input; throws where it cannot be sent. */
  readonly bytesOf: (message: PlannedMessage) => ReturnType<Encode>
  readonly known: KnownTexts
}

export interface Steps {
  readonly steps: readonly ReplayStep[]
  readonly expected: readonly ExpectedMessage[]
}

/** What is done and what must come out, each with what must have happened before. */
export function stepsOf(lines: readonly (PlannedMessage | ClockLine)[], options: StepsOptions): Steps {
  const ordered = inOrder(lines, options.links)
  const messages = ordered.filter((each): each is Told => each.kind === 'message')
  const building = new Building(options, messages)
  for (const each of ordered) {
    if (each.kind === 'clock') building.clock(each.at)
    else building.message(each)
  }
  return building
}

class Building implements Steps {
  readonly steps: ReplayStep[] = []
  readonly expected: ExpectedMessage[] = []
  readonly #options: StepsOptions
  readonly #keys: ReadonlySet<string>
  readonly #again: ReadonlyMap<Told, Told>
  readonly #precedence = new Precedence()
  readonly #elapsed = new Elapsed()
  readonly #outcomes = new Set<string>()
  /** By message id: the step that led to it, and the expected message that it is or that led to it. */
  readonly #origins = new Map<string, { readonly step: number; readonly expected: number }>()
  /** The last input of a flow. */
  readonly #flows = new Map<string, number>()
  #clock = { step: -1, steps: 0, expected: 0 }

  constructor(options: StepsOptions, messages: readonly Told[]) {
    this.#options = options
    this.#keys = new Set(messages.flatMap(({ key }) => key ?? []))
    this.#again = repeats(messages, options.links)
  }

  /** Nothing passes a clock step: it waits for all before it, and all after it waits for it. */
  clock(at: Date): void {
    this.#elapsed.leap()
    const { step, steps, expected } = this.#clock
    const behind = this.steps.map((_, index) => index).slice(steps)
    const after = this.expected.map((_, index) => index).slice(expected)
    const previous = step < 0 ? behind : [step, ...behind]
    const index = this.steps.length
    this.steps.push({ kind: 'clock', ...this.#at(at), after, behind: previous })
    this.#clock = { step: index, steps: index + 1, expected: this.expected.length }
  }

  message(told: Told): void {
    const { links, roleOf } = this.#options
    const role = roleOf(told.planned)
    const cause = links.cause(told)
    const origin = (cause === undefined ? undefined : this.#origins.get(cause)) ?? { step: -1, expected: -1 }
    const mentions = this.#mentions(told.planned)
    this.#elapsed.pass(told.at)
    if (role === 'input') this.#input(told, mentions, origin)
    else if (role === 'output') this.#output(told, mentions, origin)
    else this.#named(told, origin)
  }

  #input(told: Told, mentions: Mentions, origin: { step: number; expected: number }): void {
    const { planned: message } = told
    const flow = this.#flowOf(told)
    const step = this.steps.length
    const before = this.#before(step, mentions, origin)
    this.steps.push({ kind: 'send', ...before, message, bytes: this.#options.bytesOf(message), flow })
    this.#flows.set(flow, step)
    this.#named(told, { step, expected: -1 })
  }

  #output(told: Told, mentions: Mentions, caused: { step: number; expected: number }): void {
    const first = this.#again.get(told)
    if (first && sameContent(first, told)) return
    const { planned: message } = told
    const flow = this.#flowOf(told)
    const origin = caused.step < 0 ? (this.#flows.get(flow) ?? -1) : caused.step
    const outcome = this.#held(message)
    if (outcome !== undefined) {
      const before = this.#before(this.steps.length, mentions, caused)
      this.steps.push({ kind: 'release', ...before, outcome, message, flow })
    }
    const countsAs = this.#kindOf(told)
    const index = this.expected.length
    this.expected.push({ ...message, countsAs, origin })
    this.#precedence.expect(index, countsAs, mentions)
    this.#named(told, { step: origin, expected: index })
  }

  #held(message: PlannedMessage): string | undefined {
    const outcome = this.#options.hold?.(message)
    if (outcome === undefined || this.#outcomes.has(outcome)) return undefined
    this.#outcomes.add(outcome)
    return outcome
  }

  #before(step: number, mentions: Mentions, cause: { step: number; expected: number }): Step {
    const { after, behind } = this.#precedence.step(step, mentions)
    const causes = (given: number[], more: number) => (more < 0 || given.includes(more) ? given : [...given, more])
    return {
      ...this.#at(this.#elapsed.at),
      after: causes(after, cause.expected),
      behind: causes(causes(behind, cause.step), this.#clock.step),
    }
  }

  #at(at: Date) {
    return { at, elapsed: this.#elapsed.milliseconds, position: this.expected.length }
  }

  #named(told: Told, origin: { step: number; expected: number }): void {
    const id = this.#options.links.id(told)
    if (id !== undefined && !this.#origins.has(id)) this.#origins.set(id, origin)
  }

  #mentions(message: PlannedMessage): Mentions {
    return { key: message.key, names: [...textsOf(message)].filter((text) => this.#keys.has(text)) }
  }

  #flowOf(told: Told): string {
    return this.#options.links.correlation(told) ?? told.key ?? ''
  }

  #kindOf(told: Told): string {
    const { topic, type, key } = told
    if (key === null || this.#options.known.has(key)) return keyedKind(topic, type.name, key)
    return flowKind(topic, type.name, this.#options.links.correlation(told))
  }
}
