import type { RecordItem } from './item.js'

/**
 * Why a message is set aside. `poison`: it could not be processed. `behind`: an earlier message of its key is parked.
 * `gap`: messages before it have not come. `fork`: it has the number of another message, so its sender's numbering has
 * begun again. `unreadable`: it has no valid key, time or headers; it blocks nothing.
 */
export type ParkedReason = 'poison' | 'behind' | 'gap' | 'fork' | 'unreadable'

/** A message to be set aside. */
export interface Parked {
  readonly item: RecordItem
  readonly sequence: number | null
  readonly reason: ParkedReason
  /** In words, without the payload. */
  readonly detail: string
}

/** A message that was set aside, decoded again. */
export interface Held {
  /** Its row in `parked`; null when it is set aside in this batch. */
  readonly parkedId: bigint | null
  readonly item: RecordItem
  readonly sequence: number
  /** `ce_id`. */
  readonly messageId: string
  readonly reason: ParkedReason
  readonly detail: string
}

/** The first parked messages of a key, by sequence and then in the order they were parked. */
export interface Chain {
  readonly held: readonly Held[]
  /** Whether there are more of them. */
  readonly truncated: boolean
}

/** A parked message that is given up, or with `missingFrom` those from there to `sequence`, which never came. */
export interface Discarded {
  readonly topic: string
  readonly subject: string
  readonly sequence: number
  readonly parkedId: bigint | null
  readonly missingFrom: number | null
  readonly why: string
}

/** Changes to what is parked, for one statement each. */
export interface ParkedChanges {
  readonly parked: Parked[]
  /** Parked for another reason than before. */
  readonly again: { item: RecordItem; parkedId: bigint; reason: ParkedReason; detail: string }[]
  readonly released: bigint[]
  readonly discarded: Discarded[]
}
