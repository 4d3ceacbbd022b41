import type { Delivery } from './delivery.js'
import type { InboxRow } from './inbox.store.js'
import type { Item, RecordItem } from './item.js'
import type { Parked } from './parked.store.js'

export interface Admitted {
  /** Never applied before, each the next of its key. */
  readonly deliveries: readonly { readonly item: RecordItem; readonly delivery: Delivery }[]
  readonly parked: readonly Parked[]
  /** The keys whose row changed, and as what; their number of new ones is for the caller to verify. */
  readonly rows: readonly InboxRow[]
  readonly created: number
}

export const keyOf = (topic: string, subject: string): string => `${topic}\n${subject}`

/**
 * Sorts a batch by what the inbox knows: repeats are dropped, the next of each key is applied, and what cannot be
 * processed is parked with everything behind it on its key. Other keys go on.
 */
export function admit(
  items: readonly RecordItem[],
  known: readonly InboxRow[],
  poison: ReadonlyMap<Item, string>,
): Admitted {
  const rows = new Map(known.map((row) => [keyOf(row.topic, row.subject), row]))
  const changed = new Map<string, InboxRow>()
  const deliveries: { item: RecordItem; delivery: Delivery }[] = []
  const parked: Parked[] = []

  for (const item of items) {
    const { record, order, delivery } = item
    if (order === null) {
      const detail = 'without a valid key, time, ce_id, ce_type, ce_sequence or ce_correlationid'
      parked.push({ record, sequence: null, reason: 'unreadable', detail })
      continue
    }
    const { subject } = order
    const { sequence } = order.envelope
    const key = keyOf(record.topic, subject)
    const row = changed.get(key) ?? rows.get(key) ?? { topic: record.topic, subject, last: 0, blocked: false }
    if (sequence <= row.last) continue

    const fault = item.fault ?? poison.get(item) ?? null
    const unwanted = delivery === null && fault === null
    if (sequence > row.last + 1) {
      const detail = `sequence ${sequence} after ${row.last}`
      parked.push({ record, sequence, reason: 'gap', detail })
      // `last` stays: the missing message may still come. The parked ones are told apart by their offsets.
      changed.set(key, { ...row, blocked: true })
      continue
    }
    changed.set(key, { ...row, last: sequence, blocked: row.blocked || fault !== null })
    if (unwanted) continue
    if (row.blocked)
      parked.push({ record, sequence, reason: 'behind', detail: 'an earlier message of its key is parked' })
    else if (fault !== null) parked.push({ record, sequence, reason: 'poison', detail: fault })
    else if (delivery) deliveries.push({ item, delivery })
  }
  const created = [...changed.keys()].filter((key) => !rows.has(key)).length
  return { deliveries, parked, rows: [...changed.values()], created }
}
