import { createHash } from 'node:crypto'
import type { Value } from '../value.js'
import type { Canonical, CanonicalAggregate, CanonicalMessage } from './canonical.js'
import { prefixOf } from './names.js'
import { signature } from './signature.js'

/** One of two stories that are compared, looked into by what its ids are called. */
export interface Side {
  readonly story: Canonical
  readonly ids: ReadonlySet<string>
  /** The aggregates that have this id as their key. */
  readonly keyed: ReadonlyMap<string, readonly CanonicalAggregate[]>
}

export function sideOf(story: Canonical): Side {
  const ids = new Set(story.names.values())
  const keyed = new Map<string, CanonicalAggregate[]>()
  for (const aggregate of story.aggregates) {
    if (aggregate.key === null || !ids.has(aggregate.key)) continue
    const others = keyed.get(aggregate.key)
    if (others) others.push(aggregate)
    else keyed.set(aggregate.key, [aggregate])
  }
  return { story, ids, keyed }
}

/** What is to stand for an id, so that what differs in ids alone is equal. */
export type Blinding = (text: string) => string

export const blindly =
  (ids: ReadonlySet<string>): Blinding =>
  (text) =>
    ids.has(text) ? prefixOf(text) : text

/** For an id, a digest of what its own aggregates say. */
export function mentioning({ ids, keyed }: Side): Blinding {
  const digests = new Map<string, string>()
  for (const [name, aggregates] of keyed) {
    const told = aggregates.map((aggregate) => whole(aggregate, blindly(ids))).sort()
    digests.set(name, createHash('sha256').update(told.join()).digest('base64'))
  }
  return (text) => digests.get(text) ?? blindly(ids)(text)
}

const valueOf = ({ type, message, headers }: CanonicalMessage): Value => ({ type, message, headers })
/** What a message says but for ids. */
export const blind = (message: CanonicalMessage, ids: ReadonlySet<string>) => signature(valueOf(message), blindly(ids))
/** What an aggregate's messages say, with something else for ids. */
export const whole = ({ topic, key, messages }: CanonicalAggregate, blinding: Blinding) =>
  signature([topic, key, messages.map(valueOf)], blinding)

/** The ids of a message in the order it mentions them. */
export function idsIn(message: CanonicalMessage | undefined, ids: ReadonlySet<string>): string[] {
  const found: string[] = []
  const note = (text: string) => {
    if (ids.has(text)) found.push(text)
    return text
  }
  if (message) signature(valueOf(message), note)
  return found
}
