import { LeastFirst } from '../story/least-first.js'

/** Gives indexes by their rank, the least first; of equal rank the lowest index first. */
export class Queue {
  readonly #ranks = new LeastFirst()
  readonly #waiting = new Map<number, LeastFirst>()

  add(index: number, rank: number): void {
    let same = this.#waiting.get(rank)
    if (!same) {
      same = new LeastFirst()
      this.#waiting.set(rank, same)
      this.#ranks.add(rank)
    }
    same.add(index)
  }

  /** Takes the first one that has at most this rank. */
  take(most = Infinity): number | undefined {
    const rank = this.first
    if (rank === undefined || rank > most) return undefined
    const same = this.#waiting.get(rank)
    const index = same?.take()
    if (same && same.first === undefined) {
      this.#waiting.delete(rank)
      this.#ranks.take()
    }
    return index
  }

  /** The least rank; none where nothing waits. */
  get first(): number | undefined {
    return this.#ranks.first
  }
}
