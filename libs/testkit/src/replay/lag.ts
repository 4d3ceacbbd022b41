/** A group as the broker knows it. */
export interface Group {
  readonly name: string
  /** Its members are being given their partitions, so nobody reads. */
  readonly rebalancing: boolean
  /** Topics of which its members have partitions. */
  readonly reads: ReadonlySet<string>
  /** By partition (`topic/number`): the offset it reads next, -1 where it never committed one. */
  readonly committed: ReadonlyMap<string, number>
}

/**
 * Which groups have records left to read, a sentence each. A partition of which a group never committed anything counts
 * from where it ended before, and only while a member has partitions of the topic.
 */
export function lagOf(
  groups: readonly Group[],
  ends: ReadonlyMap<string, number>,
  before: ReadonlyMap<string, number>,
): string[] {
  return groups.flatMap(({ name, rebalancing, reads, committed }) => {
    if (rebalancing) return [`${name} is giving partitions to its members`]
    const behind = new Map<string, number>()
    for (const [place, offset] of committed) {
      const topic = place.slice(0, place.lastIndexOf('/'))
      if (offset < 0 && !reads.has(topic)) continue
      const lag = (ends.get(place) ?? 0) - (offset < 0 ? (before.get(place) ?? 0) : offset)
      if (lag > 0) behind.set(topic, (behind.get(topic) ?? 0) + lag)
    }
    return [...behind].map(
      ([topic, lag]) => `${name} has ${lag} ${lag === 1 ? 'message' : 'messages'} of ${topic} to read`,
    )
  })
}
