import type { Position } from './inbox.store.js'
import type { PartitionEnds } from './transport.js'

export interface Lag {
  readonly topic: string
  readonly partition: number
  /** Records between where the service has read up to and the partition's end; control records count, too. */
  readonly messages: number
}

/** How far a service is behind on each partition. One it has never read is behind by all that is still there. */
export function lagOf(ends: readonly PartitionEnds[], positions: readonly Position[]): Lag[] {
  const read = new Map(positions.map(({ topic, partition, nextOffset }) => [`${topic}/${partition}`, nextOffset]))
  return ends.map(({ topic, partition, first, next }) => {
    const at = read.get(`${topic}/${partition}`) ?? first
    // Records that retention has removed cannot be read any more.
    return { topic, partition, messages: Math.max(0, Number(next - (at > first ? at : first))) }
  })
}
