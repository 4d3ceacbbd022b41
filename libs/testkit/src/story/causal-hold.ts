import { byPlace, logOf, type Links, type StoryMessage } from './message.js'

export interface HoldOptions {
  /** How long a message waits for its cause at most (milliseconds). */
  readonly hold?: number
  /** How many ids are remembered at least, the latest ones; up to twice as many are. */
  readonly remember?: number
}

interface Held<M> {
  readonly message: M
  readonly cause: string | undefined
  readonly until: number
}

interface Log<M> {
  readonly held: Held<M>[]
  /** Index of the first message not yet taken: shifting a long array for each message would cost its length. */
  first: number
}

/**
 * Puts a live tail into causal order: a message waits until its cause was given out, but no longer than `hold`
 * milliseconds (200 unless told otherwise). Messages behind it in its log wait too, so that a log keeps its order; they
 * wait no longer either, counted from when each was added.
 */
export class CausalHold<M extends StoryMessage> {
  readonly #hold: number
  readonly #remember: number
  readonly #logs = new Map<string, Log<M>>()
  // Two generations: taking the oldest out of one large set for each message would cost its size.
  #given = new Set<string>()
  #givenBefore = new Set<string>()

  constructor(
    readonly links: Links,
    { hold = 200, remember = 50_000 }: HoldOptions = {},
  ) {
    this.#hold = hold
    this.#remember = remember
  }

  /** A message that arrived at `now` (milliseconds, any clock), in its log's order. */
  add(message: M, now: number): void {
    const cause = this.links.cause(message)
    const own = cause === this.links.id(message)
    const held = { message, cause: own ? undefined : cause, until: now + this.#hold }
    const log = this.#logs.get(logOf(message))
    if (log) log.held.push(held)
    else this.#logs.set(logOf(message), { held: [held], first: 0 })
  }

  /** Messages that wait to be taken: what a reader has to limit. */
  get waiting(): number {
    let waiting = 0
    for (const log of this.#logs.values()) waiting += log.held.length - log.first
    return waiting
  }

  /** The next message; or how many milliseconds to wait at most; or nothing to give. */
  take(now: number): { readonly message: M } | { readonly wait: number } | undefined {
    let best: M | undefined
    let until = Infinity
    for (const { held, first } of this.#logs.values()) {
      const head = held[first]
      if (!head) continue
      if (head.until > now && head.cause !== undefined && !this.#wasGiven(head.cause)) {
        until = Math.min(until, head.until)
      } else if (!best || byPlace(head.message, best) < 0) best = head.message
    }
    if (!best) return until === Infinity ? undefined : { wait: until - now }
    this.#give(best)
    return { message: best }
  }

  #give(message: M): void {
    const log = this.#logs.get(logOf(message))
    if (log) this.#advance(log, logOf(message))
    const id = this.links.id(message)
    if (id === undefined) return
    if (this.#given.size >= this.#remember) {
      this.#givenBefore = this.#given
      this.#given = new Set()
    }
    this.#given.add(id)
  }

  #advance(log: Log<M>, name: string): void {
    log.first += 1
    if (log.first === log.held.length) this.#logs.delete(name)
    else if (log.first === 1_000) log.first -= log.held.splice(0, 1_000).length
  }

  #wasGiven(id: string): boolean {
    return this.#given.has(id) || this.#givenBefore.has(id)
  }
}
