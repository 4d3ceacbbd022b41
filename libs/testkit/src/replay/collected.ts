import type { Links, StoryMessage } from '../story/index.js'
import type { Misunderstood, Tailed } from '../tailed.js'
import { isValue } from '../value.js'
import { Belonging } from './belonging.js'
import { flowKind, keyedKind } from './kinds.js'
import type { ReplayPlan } from './plan.js'
import { storyOf } from './story-of.js'

/** A message of the replay, and under which names an expected one may count as come with it; none for a repeat. */
export interface Arrival {
  readonly names: readonly string[]
}

/** Gathers of all that is on the topics what belongs to one replay. */
export class Collected {
  readonly messages: StoryMessage[] = []
  readonly problems: Misunderstood[] = []
  readonly #links: Links
  readonly #belonging: Belonging
  readonly #seen = new Set<string>()

  constructor({ ids, steps }: ReplayPlan, links: Links, isolated: boolean) {
    this.#links = links
    this.#belonging = new Belonging({ links, isolated, ids: ids.values() })
    for (const step of steps) if (step.kind === 'send') this.#belonging.add(storyOf(step.message))
  }

  /** What arrived with one record: nothing, itself, or also what waited for it. Topics are called without a prefix. */
  take(tailed: Tailed): Arrival[] {
    if (tailed.problem !== undefined) return this.#problem(tailed)
    const { message } = tailed
    if (!isValue(message)) return this.#problem({ ...placeOf(tailed), problem: 'its value is none that a message has' })
    return this.#belonging.take({ ...tailed, message }).map((told) => this.#arrived(told))
  }

  #problem(tailed: Misunderstood): Arrival[] {
    if (!this.#belonging.hasText([tailed.key, ...Object.values(tailed.headers)])) return []
    this.problems.push(tailed)
    return [{ names: [] }]
  }

  #arrived(told: StoryMessage): Arrival {
    this.messages.push(told)
    const id = this.#links.id(told)
    if (id !== undefined && this.#seen.has(id)) return { names: [] }
    if (id !== undefined) this.#seen.add(id)
    const { topic, type, key } = told
    const flow = this.#links.correlation(told)
    return { names: [keyedKind(topic, type.name, key), flowKind(topic, type.name, flow)] }
  }
}

const placeOf = ({ topic, partition, offset, at, key, headers }: Tailed) => ({
  topic,
  partition,
  offset,
  at,
  key,
  headers,
})
