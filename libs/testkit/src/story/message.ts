import type { Understood } from '../tailed.js'
import type { Value } from '../value.js'

/** A message of any topic, as a story takes it. */
export interface StoryMessage extends Understood<{ readonly name: string }> {
  readonly message: Value
}

/**
 * Where a system's messages say what they are and what caused them; `undefined` where one does not. A caller derives it
 * from the contract: with CloudEvents these are headers such as `ce_id` and `ce_source`.
 */
export interface Links {
  /** Names the message. A repeat (at-least-once delivery) has the same. */
  readonly id: (message: StoryMessage) => string | undefined
  /** The id of the message that caused this one. */
  readonly cause: (message: StoryMessage) => string | undefined
  /** Names what the message belongs to: the same from the first message to the last. */
  readonly correlation: (message: StoryMessage) => string | undefined
  /** The service that wrote it. */
  readonly sender: (message: StoryMessage) => string | undefined
}

/** Milliseconds since 1970; 0 for a date that is none, so that such a message still has its place in an order. */
export const timeOf = ({ at }: StoryMessage): number => at.getTime() || 0

/** The partition's log a message lies in. */
export const logOf = ({ topic, partition }: StoryMessage): string => `${topic}/${partition}`

/** By time, then topic, partition and offset. */
export function byPlace(a: StoryMessage, b: StoryMessage): number {
  if (timeOf(a) !== timeOf(b)) return timeOf(a) - timeOf(b)
  if (a.topic !== b.topic) return a.topic < b.topic ? -1 : 1
  return a.partition - b.partition || byOffset(a, b)
}

/** A log's own order. */
export function byOffset(a: StoryMessage, b: StoryMessage): number {
  if (a.offset === b.offset) return 0
  return a.offset < b.offset ? -1 : 1
}
