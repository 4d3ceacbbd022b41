import { align } from './alignment.js'
import type { Canonical, CanonicalAggregate, CanonicalMessage } from './canonical.js'
import { prefixOf } from './names.js'
import { blind, blindly, idsIn, mentioning, sideOf, whole, type Blinding, type Side } from './side.js'

/**
 * Which id of the actual story is which of the expected one: what each is called there, by what it is called here. Names
 * alone do not tell: one message less, and all ids that first appear after it are counted differently.
 *
 * Ids are the same when they are equal or the caller says so. From there it spreads: aggregates with the same key have
 * like messages, and what stands in the same place of these is the same. Of the rest, aggregates are taken for the same
 * that mention ids which are the same already, and say the same but for other ids; that say the same but for ids and
 * mention such as say the same; then without the latter; then those of one topic that have a message type in common. Each
 * by first appearance.
 */
export class Correspondence {
  readonly #names = new Map<string, string>()
  readonly #taken = new Set<string>()
  readonly #unfollowed: (readonly [string, string])[] = []
  readonly #expected: Side
  readonly #actual: Side

  constructor(expected: Canonical, actual: Canonical, same: ReadonlyMap<string, string>) {
    this.#expected = sideOf(expected)
    this.#actual = sideOf(actual)
    for (const [id, name] of expected.names) {
      const here = actual.names.get(same.get(id) ?? id)
      if (here !== undefined) this.#pair(name, here)
    }
    this.#follow()
    this.#pairAlike(...this.#byKnown())
    this.#pairAlike(by(mentioning(this.#expected)), by(mentioning(this.#actual)))
    this.#pairAlike(by(blindly(this.#expected.ids)), by(blindly(this.#actual.ids)))
    this.#pairRest()
  }

  /** The actual name as the expected story has it; one that the expected story does not use where it has no such id. */
  names(): ReadonlyMap<string, string> {
    const names = new Map(this.#names)
    const counts = new Map<string, number>()
    for (const name of this.#expected.ids) counts.set(prefixOf(name), (counts.get(prefixOf(name)) ?? 0) + 1)
    for (const name of this.#actual.ids) {
      if (names.has(name)) continue
      const count = (counts.get(prefixOf(name)) ?? 0) + 1
      counts.set(prefixOf(name), count)
      names.set(name, `${prefixOf(name)}#${count}`)
    }
    return names
  }

  #pair(expected: string, actual: string): void {
    if (this.#taken.has(expected) || this.#names.has(actual) || prefixOf(expected) !== prefixOf(actual)) return
    this.#taken.add(expected)
    this.#names.set(actual, expected)
    this.#unfollowed.push([expected, actual])
  }

  #follow(): void {
    for (let next = this.#unfollowed.pop(); next; next = this.#unfollowed.pop()) {
      const [expected, actual] = next
      for (const aggregate of this.#expected.keyed.get(expected) ?? []) {
        const other = this.#actual.keyed.get(actual)?.find(({ topic }) => topic === aggregate.topic)
        if (other) this.#learn(aggregate, other)
      }
    }
  }

  /** What stands in the same places of messages that are alike but for ids is the same. */
  #learn(expected: CanonicalAggregate, actual: CanonicalAggregate): void {
    const signed = (messages: readonly CanonicalMessage[], { ids }: Side) => messages.map((each) => blind(each, ids))
    const pairs = align(signed(expected.messages, this.#expected), signed(actual.messages, this.#actual))
    for (const [i, j] of pairs) {
      const there = idsIn(expected.messages[i], this.#expected.ids)
      const here = idsIn(actual.messages[j], this.#actual.ids)
      there.forEach((name, n) => {
        const other = here[n]
        if (other !== undefined) this.#pair(name, other)
      })
    }
  }

  /** Signs what mentions ids that have a partner by now, showing these and no others. */
  #byKnown(): [there: Signing, here: Signing] {
    const [taken, names] = [new Set(this.#taken), new Map(this.#names)]
    return [
      byKnown((id) => (taken.has(id) ? id : undefined), blindly(this.#expected.ids)),
      byKnown((id) => names.get(id), blindly(this.#actual.ids)),
    ]
  }

  #pairAlike(there: Signing, here: Signing): void {
    const alike = new Map<string, CanonicalAggregate[]>()
    for (const aggregate of this.#open(this.#actual, this.#names)) {
      const sign = here(aggregate)
      if (sign === undefined) continue
      const others = alike.get(sign)
      if (others) others.push(aggregate)
      else alike.set(sign, [aggregate])
    }
    for (const others of alike.values()) others.reverse()
    for (const aggregate of this.#open(this.#expected, this.#taken)) {
      if (this.#taken.has(aggregate.key ?? '')) continue
      const others = alike.get(there(aggregate) ?? '') ?? []
      let other = others.pop()
      while (other && this.#names.has(other.key ?? '')) other = others.pop()
      if (other) this.#pair(aggregate.key ?? '', other.key ?? '')
      this.#follow()
    }
  }

  #pairRest(): void {
    const rest = this.#open(this.#actual, this.#names)
    for (const { topic, key, messages } of this.#open(this.#expected, this.#taken)) {
      if (this.#taken.has(key ?? '')) continue
      const types = new Set(messages.map(({ type }) => type))
      // Not the whole rest: between two stories that have little in common, it would be read once for each aggregate.
      const like = rest
        .slice(0, 100)
        .findIndex(
          (other) =>
            other.topic === topic &&
            !this.#names.has(other.key ?? '') &&
            other.messages.some(({ type }) => types.has(type)),
        )
      const [other] = like === -1 ? [] : rest.splice(like, 1)
      if (other) this.#pair(key ?? '', other.key ?? '')
      this.#follow()
    }
  }

  /** Aggregates whose key is an id that has no partner yet. */
  #open({ story, ids }: Side, paired: { has: (name: string) => boolean }): CanonicalAggregate[] {
    return story.aggregates.filter(({ key }) => key !== null && ids.has(key) && !paired.has(key))
  }
}

/** A text that aggregates of two stories share which are taken for the same; undefined: it says too little. */
type Signing = (aggregate: CanonicalAggregate) => string | undefined

const by =
  (blinding: Blinding): Signing =>
  (aggregate) =>
    whole(aggregate, blinding)

const byKnown =
  (nameOf: (id: string) => string | undefined, blinding: Blinding): Signing =>
  (aggregate) => {
    const known: string[] = []
    const sign = whole(aggregate, (text) => {
      const name = nameOf(text)
      if (name !== undefined) known.push(name)
      return name ?? blinding(text)
    })
    return known.length > 0 ? sign : undefined
  }
