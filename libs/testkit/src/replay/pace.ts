import { Awaited } from './awaited.js'
import type { ExpectedMessage, ReplayStep } from './plan.js'
import { Queue } from './queue.js'
import { Turns } from './turns.js'

export interface PaceOptions {
  /** How many times as fast as it was recorded; default as fast as the steps allow. */
  readonly speed?: 'max' | number
  /** One flow after the other. */
  readonly serial?: boolean
  /** How many inputs may have effects that did not come yet. Default 500. */
  readonly most?: number
}

/**
 * Says when which step is due. Pure: it is told the time (milliseconds since the replay began) and what came.
 *
 * A step is due when all that it comes after has come, all steps it stands behind are taken, and by the recording's
 * clock, unless the speed is `max`, its time has come. A clock step is taken by `goOn` alone, when all is quiet.
 */
export class Pace {
  readonly #steps: readonly ReplayStep[]
  readonly #expected: readonly ExpectedMessage[]
  readonly #awaited: Awaited
  readonly #speed: number
  readonly #most: number
  readonly #turns: Turns | undefined
  /** By step: how much it still waits for. */
  readonly #waits: Int32Array
  readonly #taken: Uint8Array
  /** By step: how many of its effects are awaited. */
  readonly #effects: Int32Array
  readonly #effectsOf: readonly number[][]
  readonly #afterMessage: readonly number[][]
  readonly #afterStep: readonly number[][]
  /** Inputs by their turn, what is released by its index, and what is due by time alone by that time. */
  readonly #sends = new Queue()
  readonly #releases = new Queue()
  readonly #timed = new Queue()
  #inFlight = 0
  #first = 0
  #left: number

  constructor(steps: readonly ReplayStep[], expected: readonly ExpectedMessage[], options: PaceOptions = {}) {
    const { speed = 'max', serial = false, most = 500 } = options
    this.#steps = steps
    this.#expected = expected
    this.#awaited = new Awaited(expected)
    this.#speed = speed === 'max' ? Infinity : speed
    this.#most = most
    this.#turns = serial ? new Turns(steps, expected) : undefined
    this.#left = steps.length
    this.#taken = new Uint8Array(steps.length)
    this.#waits = Int32Array.from(steps, ({ after, behind }) => after.length + behind.length)
    this.#effects = new Int32Array(steps.length)
    this.#effectsOf = steps.map(() => [])
    this.#afterMessage = expected.map(() => [])
    this.#afterStep = steps.map(() => [])
    expected.forEach(({ origin }, index) => {
      if (origin < 0) return
      this.#effectsOf[origin]?.push(index)
      this.#effects[origin] = (this.#effects[origin] ?? 0) + 1
    })
    steps.forEach(({ after, behind }, index) => {
      for (const message of after) this.#afterMessage[message]?.push(index)
      for (const step of behind) this.#afterStep[step]?.push(index)
    })
    for (let index = 0; index < steps.length; index += 1) if (this.#waits[index] === 0) this.#ready(index, 0)
  }

  /** Steps taken. */
  get steps(): number {
    return this.#steps.length - this.#left
  }

  /** Expected messages that came. */
  get came(): number {
    return this.#awaited.came
  }

  get missing(): number[] {
    return this.#awaited.missing
  }

  /** Whether every step is taken, and nothing is awaited. */
  get over(): boolean {
    return this.#left === 0 && this.#awaited.left === 0
  }

  /** When the next step is due by time alone; none where time changes nothing. */
  get next(): number | undefined {
    return this.#timed.first
  }

  /** Takes the steps that are due, in the order in which they are to be done. */
  due(now: number): number[] {
    for (let index = this.#timed.take(now); index !== undefined; index = this.#timed.take(now)) this.#queue(index)
    const due: number[] = []
    for (let index = this.#nextDue(); index !== undefined; index = this.#nextDue()) {
      due.push(index)
      this.#take(index, now)
    }
    return due
  }

  /** A message came that counts as the first one of these names; tells which one of the expected it is. */
  arrived(names: readonly string[], now: number): number | undefined {
    const found = this.#awaited.take(names)
    if (found?.awaited) this.#settle(found.index, now)
    return found?.index
  }

  /**
   * Until when a clock may have to be moved for things to go on: the time of the first message that is awaited, or of
   * the clock step that is next. None where no time would help.
   */
  get horizon(): Date | undefined {
    const times = this.#inTheWay().map((index) => this.#expected[index]?.at.getTime() ?? Infinity)
    const step = this.#steps[this.#first]
    if (step?.kind === 'clock') times.push(step.at.getTime())
    const least = times.reduce((one, other) => Math.min(one, other), Infinity)
    return least === Infinity ? undefined : new Date(least)
  }

  /**
   * All is quiet, and the clock has reached `reached` (none: there is no clock): goes on without what did not come by
   * then, else with the next clock step, else with what was held back for the sake of order.
   */
  goOn(reached: Date | undefined, now: number): void {
    const limit = reached?.getTime() ?? Infinity
    const inTheWay = this.#inTheWay()
    const late = inTheWay.filter((index) => (this.#expected[index]?.at.getTime() ?? 0) <= limit)
    for (const index of late.length > 0 ? late : inTheWay) if (this.#awaited.giveUp(index)) this.#settle(index, now)
    if (inTheWay.length > 0) return
    const step = this.#steps[this.#first]
    if (step?.kind === 'clock') this.#take(this.#first, now)
    else if (step) {
      this.#inFlight = 0
      this.#taken.forEach((taken, index) => taken && (this.#effects[index] = 0))
      for (const index of this.#turns?.skipTo(this.#first) ?? []) this.#queue(index)
    }
  }

  /** What is awaited and was recorded before the first step that is not taken. */
  #inTheWay(): number[] {
    while (this.#taken[this.#first]) this.#first += 1
    return this.#awaited.below(this.#steps[this.#first]?.position ?? this.#expected.length)
  }

  #nextDue(): number | undefined {
    const release = this.#releases.take()
    if (release !== undefined) return release
    const blocked = this.#inFlight >= this.#most
    return blocked ? undefined : this.#sends.take()
  }

  #take(index: number, now: number): void {
    const step = this.#steps[index]
    this.#taken[index] = 1
    this.#left -= 1
    if ((this.#effects[index] ?? 0) > 0) this.#inFlight += 1
    for (const other of this.#afterStep[index] ?? []) this.#lessToWait(other, now)
    if (step?.kind === 'send' && step.fault === 'dropped')
      for (const effect of this.#effectsOf[index] ?? []) if (this.#awaited.giveUp(effect)) this.#settle(effect, now)
    this.#turn(this.#turns?.taken(index))
  }

  /** An expected message is no longer awaited. */
  #settle(index: number, now: number): void {
    const origin = this.#expected[index]?.origin ?? -1
    const left = this.#effects[origin] ?? 0
    if (left > 0) {
      this.#effects[origin] = left - 1
      if (left === 1 && this.#taken[origin]) this.#inFlight -= 1
    }
    for (const step of this.#afterMessage[index] ?? []) this.#lessToWait(step, now)
    this.#turn(this.#turns?.settled(index))
  }

  #lessToWait(index: number, now: number): void {
    this.#waits[index] = (this.#waits[index] ?? 0) - 1
    if (this.#waits[index] === 0) this.#ready(index, now)
  }

  #ready(index: number, now: number): void {
    const step = this.#steps[index]
    if (!step || step.kind === 'clock') return
    const delay = step.kind === 'send' ? (step.delay ?? 0) : 0
    const at = Math.max(step.elapsed / this.#speed, now) + delay
    if (at > now) this.#timed.add(index, at)
    else this.#queue(index)
  }

  #queue(index: number): void {
    const step = this.#steps[index]
    if (!step || this.#turns?.holds(index)) return
    if (step.kind === 'release') this.#releases.add(index, 0)
    else if (step.kind === 'send') this.#sends.add(index, step.rank ?? 0)
  }

  #turn(freed: readonly number[] = []): void {
    for (const index of freed) this.#queue(index)
  }
}
