/** What a service's tables say of what it has taken and what it has left. */
export interface Standing {
  /** By topic, up to where it has read: the sum over the topic's partitions. */
  readonly taken: ReadonlyMap<string, number>
  /** Messages that Kafka has not acknowledged. */
  readonly outbox: number
  /** Calls whose outcome is not known or not decided on. */
  readonly attempts: number
}

/**
 * Messages and calls that wait for a service.
 *
 * @param ends records ever written, by topic
 */
export function backlogOf(topics: readonly string[], { taken, outbox, attempts }: Standing, ends: Ends): number {
  const untaken = topics.map((topic) => Math.max(0, (ends.get(topic) ?? 0) - (taken.get(topic) ?? 0)))
  return untaken.reduce((sum, messages) => sum + messages, outbox + attempts)
}

export type Ends = ReadonlyMap<string, number>
