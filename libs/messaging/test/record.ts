import { CancellationRequested } from '@parpay/events'
import type { IncomingRecord } from '../src/index.js'

let offset = 0n

/** A record as it comes from a topic: number `sequence` of `key`, at an offset of its own. */
export function recordOf(key: string, sequence: number, partition = 0): IncomingRecord {
  offset += 1n
  return {
    topic: CancellationRequested.topic,
    partition,
    offset,
    key,
    value: CancellationRequested.encode(CancellationRequested.sample({ orderId: key, reason: String(sequence) })),
    headers: {
      ce_id: `00000000-0000-8000-8000-${String(offset).padStart(12, '0')}`,
      ce_type: CancellationRequested.name,
      ce_sequence: String(sequence).padStart(10, '0'),
    },
    time: new Date(0),
  }
}
