import type { Shape } from '../shape.js'
import type { Value } from '../value.js'
import { logOf, type Links, type StoryMessage } from './message.js'
import { Names, timeName } from './names.js'
import { rewrite } from './rewrite.js'
import { toldOnce } from './told-once.js'

export interface CanonicalOptions {
  readonly links: Links
  /** Tells ids of other forms than TypeID and UUID, by the whole text. */
  readonly isId?: (text: string) => boolean
  /** What a message looks like by its contract, which marks times. */
  readonly shapeOf?: (message: StoryMessage) => Shape | undefined
  /** Names of payload fields, at any depth, that are times too, without being ISO 8601 strings. */
  readonly times?: readonly string[]
  /** Headers that are to be compared; none unless told. */
  readonly headers?: readonly string[]
}

export interface CanonicalMessage {
  readonly type: string
  readonly message: Value
  readonly headers: Readonly<Record<string, string>>
}

/** The messages of one key on one topic. */
export interface CanonicalAggregate {
  readonly topic: string
  readonly key: string | null
  readonly messages: readonly CanonicalMessage[]
}

export interface Canonical {
  /** By first appearance in causal order. */
  readonly aggregates: readonly CanonicalAggregate[]
  /** Each id and what it is called here. */
  readonly names: ReadonlyMap<string, string>
}

/** ISO 8601 with a zone, as RFC 3339 has it; a date alone says what was meant and not when it was written. */
const isTime = (text: string) => /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?(?:Z|[+-]\d\d:?\d\d)$/.test(text)

const marksTime = (shape: Shape) => (shape.kind === 'long' || shape.kind === 'string') && shape.time !== undefined

/**
 * What of a story is the same each time it happens. Ids become `prefix#n` by their first appearance in causal order,
 * times `#time`; the records' own times, partitions and offsets are left out, and so are repeats (`repeats`) unless
 * they say something else.
 *
 * @throws Error naming topic, partition and offset where a message's value is nested more than 500 levels deep
 */
export function canonical(messages: readonly StoryMessage[], options: CanonicalOptions): Canonical {
  const { links, isId, shapeOf, times = [], headers = [] } = options
  const names = new Names(isId)
  const timeFields = new Set(times)
  const text = (from: string, shapes: readonly Shape[] = []) =>
    isTime(from) || shapes.some(marksTime) ? timeName : names.of(from)
  const long = (value: bigint, shapes: readonly Shape[]) => (shapes.some(marksTime) ? timeName : value)
  const field = (name: string) => (timeFields.has(name) ? timeName : undefined)
  const aggregates = new Map<string, { topic: string; key: string | null; messages: CanonicalMessage[] }>()
  for (const told of toldOnce(messages, links)) {
    const key = told.key === null ? null : names.of(told.key)
    const name = JSON.stringify([told.topic, key])
    const aggregate = aggregates.get(name) ?? { topic: told.topic, key, messages: [] }
    aggregates.set(name, aggregate)
    const shape = shapeOf?.(told)
    const message = located(told, () => rewrite(told.message, { text, long, field }, shape ? [shape] : []))
    const chosen = headers.flatMap((header): [string, string][] => {
      const value = told.headers[header]
      return value === undefined ? [] : [[header, text(value)]]
    })
    aggregate.messages.push({
      type: told.type.name,
      message,
      headers: Object.fromEntries(chosen),
    })
  }
  return { aggregates: [...aggregates.values()], names: names.all }
}

function located<T>(told: StoryMessage, work: () => T): T {
  try {
    return work()
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new Error(`${logOf(told)} offset ${told.offset}: ${reason}`, { cause: error })
  }
}
