import { BrokerUnreachable } from '../unreachable.js'
import { Bell } from './bell.js'
import type { Collected } from './collected.js'
import type { ReplayTopics } from './kafka.replay.js'
import { Pace } from './pace.js'
import type { ReleaseStep, ReplayStep, SendStep } from './plan.js'
import type { Replayed, ReplayOptions } from './replay.js'
import type { Quiescence } from './system.js'

/** Milliseconds without a message after which the system is asked whether it is quiet. */
const lull = 50

/** One replay under way: a reader that gathers, and a loop that does what is due until all is quiet. */
export class Run {
  readonly #options: ReplayOptions
  readonly #topics: ReplayTopics<{ readonly name: string }>
  readonly #collected: Collected
  readonly #pace: Pace
  readonly #bell = new Bell()
  readonly #over = new AbortController()
  /** Milliseconds, as `performance.now` has them: the beginning, when something last happened, and the last report. */
  readonly #began: number
  readonly #start = performance.now()
  #last = this.#start
  #reported = 0
  /** What the clock was moved to. */
  #reached: Date
  #sent = 0

  /** @param began when the time began that the plan's `now` stands for, as `performance.now` has it */
  constructor(
    options: ReplayOptions,
    topics: ReplayTopics<{ readonly name: string }>,
    collected: Collected,
    began: number,
  ) {
    const { plan, speed, serial } = options
    this.#options = options
    this.#topics = topics
    this.#collected = collected
    this.#began = began
    this.#reached = plan.now
    this.#pace = new Pace(plan.steps, plan.expected, {
      ...(speed !== undefined && { speed }),
      ...(serial !== undefined && { serial }),
    })
  }

  async result(): Promise<Replayed> {
    const { promise: failed, reject } = Promise.withResolvers<never>()
    this.#read().catch(reject)
    const stop = () => {
      this.#over.abort()
      this.#bell.ring()
    }
    this.#options.signal?.addEventListener('abort', stop, { once: true })
    try {
      const unrest = await Promise.race([this.#advance(), failed])
      this.#report(true)
      return this.#replayed(unrest)
    } finally {
      this.#options.signal?.removeEventListener('abort', stop)
      stop()
    }
  }

  async #read(): Promise<void> {
    const { prefix = '' } = this.#options
    for await (const tailed of this.#topics.outputs) {
      for (const { names } of this.#collected.take({ ...tailed, topic: tailed.topic.slice(prefix.length) })) {
        this.#pace.arrived(names, this.#now())
        this.#last = performance.now()
        this.#bell.ring()
      }
    }
  }

  /** Until nothing is left to do; why there was, where the system's patience ended first. */
  async #advance(): Promise<readonly string[]> {
    while (!this.#over.signal.aborted) {
      this.#report(false)
      const rung = this.#bell.rung
      const due = this.#pace.due(this.#now())
      if (due.length > 0) {
        await this.#take(due)
        continue
      }
      const timed = this.#pace.next
      if (await this.#bell.wait(rung, timed === undefined ? lull : timed - this.#now())) continue
      if (timed !== undefined) continue
      const found = await this.#quiescence()
      if (!found) continue
      if (found.quiet && this.#pace.over) return []
      if (found.quiet) await this.#goOn(found.next)
      else if (found.stalled && (await this.#moveClock(found.next))) continue
      else if (performance.now() - this.#last <= (this.#options.patience ?? 30_000)) continue
      else if (found.away) throw found.away
      else return found.unrest
    }
    return []
  }

  /** What the system says, unless a message came meanwhile: then it is asked again later. */
  async #quiescence(): Promise<Found | undefined> {
    const rung = this.#bell.rung
    const asking = new AbortController()
    const signal = AbortSignal.any([asking.signal, this.#over.signal])
    const answer = this.#settled(signal).catch(awayFor)
    const woken = this.#bell.wait(rung, Infinity, signal)
    try {
      const found = await Promise.race([answer, woken])
      if (typeof found === 'boolean') return undefined
      return this.#bell.rung === rung ? found : undefined
    } finally {
      asking.abort()
      answer.catch(() => undefined) // it was told that nobody listens any more
    }
  }

  /** What the system says, and where that is that it is quiet, once all that it sent has been seen. */
  async #settled(signal: AbortSignal): Promise<Found> {
    const found = await this.#options.system.quiescent(signal)
    if (found.quiet) await this.#topics.outputs.reached()
    return found
  }

  /** Moves the clock to the next timer or to what is awaited; where that does not help, goes on without. */
  async #goOn(next: Date | null): Promise<void> {
    if (await this.#moveClock(next)) return
    this.#pace.goOn(this.#options.system.advanceTo && this.#reached, this.#now())
    this.#last = performance.now()
  }

  /** Whether there was a time to move it to. */
  async #moveClock(next: Date | null): Promise<boolean> {
    const { system } = this.#options
    const to = this.#nextTime(next)
    if (!system.advanceTo || !to) return false
    await system.advanceTo(to)
    this.#reached = to
    this.#last = performance.now()
    return true
  }

  /**
   * A timer may be due later than recorded, by as long as the replay took so far: what started it came that much later.
   */
  #nextTime(next: Date | null): Date | undefined {
    const horizon = this.#pace.horizon
    if (!horizon) return undefined
    const slack = performance.now() - this.#began
    if (next && next > this.#reached && next.getTime() <= horizon.getTime() + slack) return next
    return horizon > this.#reached ? horizon : undefined
  }

  /** Does the steps in their order; what is of one kind, one after the other, at once. */
  async #take(due: readonly number[]): Promise<void> {
    const steps = due.flatMap((index) => this.#options.plan.steps[index] ?? [])
    for (let from = 0; from < steps.length && !this.#over.signal.aborted;) {
      const kind = steps[from]?.kind
      const other = steps.findIndex((step, index) => index > from && step.kind !== kind)
      const run = steps.slice(from, other < 0 ? steps.length : other)
      await this.#send(run.filter((step): step is SendStep => step.kind === 'send' && step.fault !== 'dropped'))
      await Promise.all(run.filter(isRelease).map((step) => this.#release(step)))
      from += run.length
    }
    this.#last = performance.now()
  }

  async #release(step: ReleaseStep): Promise<void> {
    await this.#options.system.release?.(step)
  }

  async #send(steps: readonly SendStep[]): Promise<void> {
    let from = 0
    for (const [index, step] of steps.entries()) {
      const begun = this.#options.system.begun?.(step)
      if (!begun) continue
      await this.#sendAtOnce(steps.slice(from, index)) // what it waits for may begin with these
      await begun
      from = index
    }
    await this.#sendAtOnce(steps.slice(from))
  }

  async #sendAtOnce(steps: readonly SendStep[]): Promise<void> {
    if (steps.length === 0) return
    await this.#topics.send(steps)
    this.#sent += steps.length
  }

  /** Milliseconds since the first step. */
  #now(): number {
    return performance.now() - this.#start
  }

  #report(end: boolean): void {
    const { progress, plan } = this.#options
    const now = this.#now()
    if (!progress || (!end && now - this.#reported < 100)) return
    this.#reported = now
    const { steps, came } = this.#pace
    progress({ steps, ofSteps: plan.steps.length, came, ofExpected: plan.expected.length })
  }

  #replayed(unrest: readonly string[]): Replayed {
    const { messages, problems } = this.#collected
    return { messages, problems, missing: this.#pace.missing, sent: this.#sent, took: this.#now(), unrest }
  }
}

interface Found extends Quiescence {
  readonly away?: BrokerUnreachable
}

/** A broker that is away may come back: until patience ends, it is a system that is not quiet. */
function awayFor(error: unknown): Found {
  if (!(error instanceof BrokerUnreachable)) throw error
  return { quiet: false, next: null, unrest: [error.message], away: error }
}

const isRelease = (step: ReplayStep): step is ReleaseStep => step.kind === 'release'
