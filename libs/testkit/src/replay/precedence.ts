/** A message as precedence sees it: what it is about, and what else that has a key it mentions. */
export interface Mentions {
  /** Its own key; none where it has none. */
  readonly key: string | null
  /** Keys of any message that it has as its key or in its value. */
  readonly names: readonly string[]
}

/** What came before and concerns a step. */
export interface Before {
  readonly after: number[]
  readonly behind: number[]
}

interface Aggregate {
  /** The last expected message of each kind that has this key. */
  readonly keyed: Map<string, number>
  /** Of other keys, those that mention this one, since the last step of this key. */
  naming: Map<string, number>
  lastStep: number | undefined
  /** Steps of other keys that mention this one, since the last step of this key. */
  mentioning: number[]
}

/**
 * Tells what must have happened before a step. A step waits for the expected messages of each aggregate that it names,
 * for those that name its own, and for the steps before it of which one names the other's aggregate.
 *
 * Only what is not implied is told: of a kind the last message, and nothing from before a step of the same key. So it
 * takes about as long as the recording, also where one account is in all of it.
 */
export class Precedence {
  readonly #aggregates = new Map<string, Aggregate>()

  expect(index: number, kind: string, { key, names }: Mentions): void {
    if (key !== null) this.#of(key).keyed.set(kind, index)
    for (const name of names) if (name !== key) this.#of(name).naming.set(kind, index)
  }

  step(index: number, { key, names }: Mentions): Before {
    const after = new Set<number>()
    const behind = new Set<number>()
    for (const name of names) {
      const { keyed, lastStep } = this.#of(name)
      for (const expected of keyed.values()) after.add(expected)
      if (lastStep !== undefined) behind.add(lastStep)
      if (name !== key) this.#of(name).mentioning.push(index)
    }
    if (key !== null) {
      const own = this.#of(key)
      for (const expected of own.naming.values()) after.add(expected)
      for (const step of own.mentioning) behind.add(step)
      if (own.lastStep !== undefined) behind.add(own.lastStep)
      own.naming = new Map()
      own.mentioning = []
      own.lastStep = index
    }
    return { after: [...after], behind: [...behind] }
  }

  #of(key: string): Aggregate {
    let aggregate = this.#aggregates.get(key)
    if (!aggregate) {
      aggregate = { keyed: new Map(), naming: new Map(), lastStep: undefined, mentioning: [] }
      this.#aggregates.set(key, aggregate)
    }
    return aggregate
  }
}
