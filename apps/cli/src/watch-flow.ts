import type { FilterInput, MessageContract, Tailed } from '@parpay/testkit'
import { Latest } from './latest.js'
import type { Sighting } from './sighting.js'
import type { Verdict, Watchman } from './watch-verdict.js'

/** A message that a watch is about. */
export interface Passing {
  readonly tailed: Tailed<MessageContract>
  readonly seen: Sighting
  /** Undefined for one that did not decode. */
  readonly input: FilterInput | undefined
}

/** Where the messages of a watch go, until one of them answers what was asked. */
export class WatchFlow {
  verdict: Verdict | undefined
  #latest: Latest<Passing & { readonly topic: string; readonly key: string | null }> | undefined

  /** @param last how many of each key are kept of what was there; the others are neither shown nor asked about */
  constructor(
    private readonly watchman: Watchman,
    private readonly show: (passing: Passing) => void,
    last?: number,
  ) {
    this.#latest = last === undefined ? undefined : new Latest(last)
  }

  message(passing: Passing): void {
    if (this.verdict) return
    const { topic, key } = passing.tailed
    if (this.#latest) this.#latest.add({ ...passing, topic, key })
    else this.#pass(passing)
  }

  /** All has come that was there: from here on everything passes. */
  caughtUp(): void {
    const kept = this.#latest?.all() ?? []
    this.#latest = undefined
    for (const each of kept) if (!this.verdict) this.#pass(each)
  }

  #pass(passing: Passing): void {
    this.show(passing)
    this.verdict = this.watchman.saw(passing.input, passing.seen.problem)
  }
}
