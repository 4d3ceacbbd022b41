import type { ExpectedMessage, ReplayStep } from './plan.js'

/** Lets one flow go on at a time, in the order of their first steps. Clock steps and
 * what is sent again are of none. */
export class Turns {
  readonly #flowOf: readonly number[]
  readonly #expectedOf: readonly number[]
  /** By flow: how many steps and messages are still to come. */
  readonly #left: number[] = []
  readonly #held = new Map<number, number[]>()
  #turn = 0

  constructor(steps: readonly ReplayStep[], expected: readonly ExpectedMessage[]) {
    const flows = new Map<string, number>()
    this.#flowOf = steps.map((step) => {
      if (step.kind === 'clock' || (step.kind === 'send' && step.fault === 'repeated')) return -1
      const flow = flows.get(step.flow) ?? flows.size
      flows.set(step.flow, flow)
      return this.#more(flow)
    })
    this.#expectedOf = expected.map(({ origin }) => this.#more(this.#flowOf[origin] ?? -1))
  }

  /** Whether a step has to wait for its turn; it is given out when that comes. */
  holds(step: number): boolean {
    const flow = this.#flowOf[step] ?? -1
    if (flow <= this.#turn) return false
    this.#held.set(flow, [...(this.#held.get(flow) ?? []), step])
    return true
  }

  /** The steps whose turn it is now. */
  taken(step: number): number[] {
    return this.#less(this.#flowOf[step] ?? -1)
  }

  settled(expected: number): number[] {
    return this.#less(this.#expectedOf[expected] ?? -1)
  }

  /** Lets the flow of a step go on, and with it all flows before. */
  skipTo(step: number): number[] {
    const flow = this.#flowOf[step] ?? -1
    return flow > this.#turn ? this.#goTo(flow) : []
  }

  #more(flow: number): number {
    if (flow >= 0) this.#left[flow] = (this.#left[flow] ?? 0) + 1
    return flow
  }

  #less(flow: number): number[] {
    if (flow < 0) return []
    this.#left[flow] = (this.#left[flow] ?? 0) - 1
    let turn = this.#turn
    while (turn < this.#left.length && this.#left[turn] === 0) turn += 1
    return turn > this.#turn ? this.#goTo(turn) : []
  }

  #goTo(turn: number): number[] {
    const freed: number[] = []
    for (let flow = this.#turn + 1; flow <= turn; flow += 1) freed.push(...(this.#held.get(flow) ?? []))
    this.#turn = turn
    return freed
  }
}
