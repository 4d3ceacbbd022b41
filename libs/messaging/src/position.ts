import type { Position } from './inbox.store.js'
import type { RecordItem } from './item.js'

/** Where each partition of a batch is read up to. */
export function positionsOf(records: readonly RecordItem[]): Position[] {
  const positions = new Map<string, Position>()
  for (const { record } of records) {
    const { topic, partition } = record
    const key = `${topic}/${partition}`
    const nextOffset = record.offset + 1n
    if (nextOffset > (positions.get(key)?.nextOffset ?? 0n)) positions.set(key, { topic, partition, nextOffset })
  }
  return [...positions.values()]
}
