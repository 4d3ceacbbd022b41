import type { ExpectedMessage } from './plan.js'

/** The expected messages of a plan and which of them came. */
export class Awaited {
  readonly #expected: readonly ExpectedMessage[]
  readonly #states: Uint8Array
  /** Those of one name that did not come, the first one first; from `next` on. */
  readonly #named = new Map<string, { readonly indexes: number[]; next: number }>()
  #oldest = 0
  #came = 0
  #left: number

  constructor(expected: readonly ExpectedMessage[]) {
    this.#expected = expected
    this.#left = expected.length
    this.#states = new Uint8Array(expected.length)
    expected.forEach(({ countsAs }, index) => {
      const named = this.#named.get(countsAs)
      if (named) named.indexes.push(index)
      else this.#named.set(countsAs, { indexes: [index], next: 0 })
    })
  }

  /** How many came. */
  get came(): number {
    return this.#came
  }

  /** How many are still awaited. */
  get left(): number {
    return this.#left
  }

  /** Those that did not come, given up or not. */
  get missing(): number[] {
    return this.#expected.flatMap((_, index) => (this.#states[index] === came ? [] : [index]))
  }

  /** Takes a message for the first one of its names that has not come; tells which, and whether it was still awaited. */
  take(names: readonly string[]): { readonly index: number; readonly awaited: boolean } | undefined {
    for (const name of names) {
      const named = this.#named.get(name)
      const index = named?.indexes[named.next]
      if (!named || index === undefined) continue
      named.next += 1
      const awaited = this.#states[index] === open
      if (awaited) this.#left -= 1
      this.#states[index] = came
      this.#came += 1
      return { index, awaited }
    }
    return undefined
  }

  /** Whether it was awaited until now. */
  giveUp(index: number): boolean {
    if (this.#states[index] !== open) return false
    this.#states[index] = givenUp
    this.#left -= 1
    return true
  }

  /** Indexes below `limit` that are still awaited. */
  below(limit: number): number[] {
    while (this.#oldest < this.#expected.length && this.#states[this.#oldest] !== open) this.#oldest += 1
    const found: number[] = []
    for (let index = this.#oldest; index < limit; index += 1) if (this.#states[index] === open) found.push(index)
    return found
  }
}

const [open, came, givenUp] = [0, 1, 2]
