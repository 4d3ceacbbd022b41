import { findTopic } from '../asyncapi/index.js'
import { linksOf } from '../links.js'
import {
  canonical,
  difference,
  differenceText,
  type Difference,
  type DifferenceOptions,
  type DifferenceTextOptions,
  type Links,
  type StoryMessage,
} from '../story/index.js'
import type { Misunderstood } from '../tailed.js'
import type { ReplayPlan } from './plan.js'
import type { Replayed } from './replay.js'
import { storyOf } from './story-of.js'

export interface CompareOptions extends DifferenceTextOptions, Pick<DifferenceOptions, 'finalOnly' | 'whole'> {
  /** Headers to compare; none unless told. */
  readonly headers?: readonly string[]
  /** Names of fields whose values are not compared. */
  readonly ignore?: readonly string[]
}

export interface Comparison {
  /** Empty where what came out is what was recorded. Expected ids in it are those of the recording. */
  readonly differences: readonly Difference[]
  /** The differences as lines to read; empty where there are none. */
  readonly text: string
}

/**
 * What came out beside what was expected: by aggregate, in canonical forms (ids by their first appearance, no times).
 * What the contract does not allow is a difference, as a message called `(not decoded)`. Pure.
 */
export function compareReplay(plan: ReplayPlan, replayed: Replayed, options: CompareOptions = {}): Comparison {
  const { finalOnly = false, whole = [], headers = [], ignore = [] } = options
  const links = linksOf(plan.contract)
  const expected = plan.expected.map(storyOf)
  const actual = [...replayed.messages, ...replayed.problems.map(notDecoded)]
  const ids = idsOf(plan, expected, actual, links)
  const shapeOf = ({ topic, type }: StoryMessage) => findTopic(plan.contract, topic)?.messages.get(type.name)?.payload
  const form = { links, shapeOf, headers, times: ignore, isId: (text: string) => ids.has(text) }
  const found = difference(canonical(expected, form), canonical(actual, form), { finalOnly, whole })
  const recorded = new Map([...plan.ids].map(([before, now]) => [now, before]))
  const differences = found.map((each) => ({ ...each, ids: inRecording(each.ids, recorded) }))
  return { differences, text: differenceText(differences, options) }
}

const notDecoded = ({ problem, ...place }: Misunderstood): StoryMessage => ({
  ...place,
  type: { name: '(not decoded)' },
  message: { problem },
})

/** Ids of any form: those of the replay, and what stands in the places of ids and nobody expected there. */
function idsOf(
  plan: ReplayPlan,
  expected: readonly StoryMessage[],
  actual: readonly StoryMessage[],
  links: Links,
): ReadonlySet<string> {
  const places = (message: StoryMessage) =>
    [message.key, links.id(message), links.cause(message), links.correlation(message)].filter(
      (text) => text !== undefined && text !== null,
    )
  const stay = new Set(expected.flatMap(places))
  const made = actual.flatMap(places).filter((text) => !stay.has(text))
  return new Set([...plan.ids.values(), ...made])
}

function inRecording(ids: Difference['ids'], recorded: ReadonlyMap<string, string>): Difference['ids'] {
  const { expected } = ids
  return expected === undefined ? ids : { ...ids, expected: recorded.get(expected) ?? expected }
}
