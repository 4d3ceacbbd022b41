import type { InboxRow } from './inbox.store.js'
import type { Item, ParkedKeyItem, RecordItem, Release } from './item.js'
import { KeyInbox, type Decided } from './key-inbox.js'
import type { Chain, ParkedChanges } from './parked.js'

/** What is known when a batch is admitted. */
export interface Known {
  /** The inbox's rows of the batch's keys, as far as there are any. */
  readonly rows: readonly InboxRow[]
  /** The parked messages of keys that are waiting or looked at again, by `keyOf`. */
  readonly chains: ReadonlyMap<string, Chain>
  /** Items that failed before, with the reason. */
  readonly poison: ReadonlyMap<Item, string>
}

export interface Admitted extends ParkedChanges {
  /** To be applied: never applied before, each the next of its key. */
  readonly applied: readonly RecordItem[]
  /** The keys whose row changed, and as what; their number of new ones is for the caller to verify. */
  readonly rows: readonly InboxRow[]
  readonly created: number
  /** Keys that went on until now and don't any more. */
  readonly stopped: readonly Key[]
  /** Keys whose gap has closed, with more messages to be applied than a batch may have. */
  readonly healing: readonly Key[]
  readonly releases: ReadonlyMap<ParkedKeyItem, Release>
}

export interface Key {
  readonly topic: string
  readonly subject: string
}

export const keyOf = (topic: string, subject: string): string => `${topic}\n${subject}`

/**
 * Sorts a batch by what the inbox knows: repeats are dropped, the next of each key is applied, and what cannot be
 * processed or came too early is parked, with what is behind it on its key. Other keys go on. Pure.
 */
export function admit(
  records: readonly RecordItem[],
  looks: readonly ParkedKeyItem[],
  { rows, chains, poison }: Known,
): Admitted {
  const decided: Decided = { applied: [], parked: [], again: [], released: [], discarded: [] }
  const known = new Map(rows.map((row) => [keyOf(row.topic, row.subject), row]))
  const keys = new Map<string, KeyInbox>()
  const releases = new Map<ParkedKeyItem, Release>()
  const faultOf = (item: RecordItem): string | null => item.fault ?? poison.get(item) ?? null
  const inboxOf = (topic: string, subject: string): KeyInbox => {
    const key = keyOf(topic, subject)
    const row = known.get(key) ?? { topic, subject, last: 0, lastId: null, blocked: false, waiting: false }
    const inbox = keys.get(key) ?? new KeyInbox(row, faultOf, decided, chains.get(key))
    keys.set(key, inbox)
    return inbox
  }

  for (const look of looks) {
    // A second look at a key finds what the first has left of its chain: it is for the next batch.
    const second = keys.has(keyOf(look.topic, look.subject))
    const inbox = inboxOf(look.topic, look.subject)
    if (second) releases.set(look, { released: 0, discarded: false, obstacle: null, more: true })
    else if (look.act.kind === 'heal') inbox.heal()
    else if (look.act.kind === 'redrive') releases.set(look, inbox.redrive())
    else releases.set(look, inbox.discard(look.act.parkedId, look.act.why))
  }
  for (const item of records) {
    const { record, order } = item
    if (order === null) {
      const detail = 'without a valid key, time, ce_id, ce_type, ce_sequence or ce_correlationid'
      decided.parked.push({ item, sequence: null, reason: 'unreadable', detail })
    } else inboxOf(record.topic, order.subject).arrive(item, order.envelope)
  }

  const all = [...keys].map(([key, inbox]) => ({ key, inbox, row: inbox.end() }))
  const changed = all.filter(({ inbox, row }) => differs(inbox.before, row))
  return {
    ...decided,
    rows: changed.map(({ row }) => row),
    created: changed.filter(({ key }) => !known.has(key)).length,
    stopped: changed.filter(({ inbox, row }) => goesOn(inbox.before) && !goesOn(row)).map(({ row }) => row),
    healing: all.filter(({ inbox }) => inbox.more).map(({ row }) => row),
    releases,
  }
}

const goesOn = ({ blocked, waiting }: InboxRow): boolean => !blocked && !waiting
const differs = (a: InboxRow, b: InboxRow): boolean =>
  a.last !== b.last || a.lastId !== b.lastId || a.blocked !== b.blocked || a.waiting !== b.waiting
