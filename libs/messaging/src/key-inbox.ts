import type { Envelope } from './delivery.js'
import type { InboxRow } from './inbox.store.js'
import type { Obstacle, RecordItem, Release } from './item.js'
import { forkInWords, gapInWords } from './parked-words.js'
import type { Chain, Held, ParkedChanges, ParkedReason } from './parked.js'

/** What an inbox decides about a batch, for all its keys. */
export interface Decided extends ParkedChanges {
  /** To be applied, in order per key. */
  readonly applied: RecordItem[]
}

const nothingHeld: Chain = { held: [], truncated: false }

/**
 * The inbox of one topic and key: what becomes of each message that comes, and of those parked. `held` has the parked
 * messages that matter now, by sequence: those of a gap, and all of them while a person redrives the key.
 */
export class KeyInbox {
  private last: number
  private lastId: string | null
  private blocked: boolean
  private waiting: boolean
  private readonly truncated: boolean
  private held: Held[]
  /** The first message found in this batch that cannot be processed. */
  private obstacle: Obstacle | null = null

  constructor(
    readonly before: InboxRow,
    /** Why a message cannot be processed; null when that is not known of it. */
    private readonly faultOf: (item: RecordItem) => string | null,
    private readonly decided: Decided,
    { held, truncated } = nothingHeld,
  ) {
    ;({ last: this.last, lastId: this.lastId, blocked: this.blocked, waiting: this.waiting } = before)
    this.held = [...held]
    this.truncated = truncated
  }

  /** Whether the messages of a gap that has closed are not all loaded: what is left is for another batch. */
  get more(): boolean {
    return this.truncated && this.waiting && !this.held.some(({ parkedId }) => parkedId !== null)
  }

  arrive(item: RecordItem, { id, sequence }: Envelope): void {
    const message: Held = { parkedId: null, item, sequence, messageId: id, reason: 'gap', detail: '' }
    if (sequence <= this.last) this.repeat(message)
    else if (sequence === this.last + 1) this.next(message)
    else this.keep({ ...message, detail: gapInWords(this.last, sequence) })
    this.closeGap()
  }

  /** Applies messages that waited for one that has come. */
  heal(): void {
    this.closeGap()
  }

  /** Tries what is parked again, in order, until something stands in the way. */
  redrive(): Release {
    const before = this.decided.released.length
    let more = this.truncated
    for (let first = this.held[0]; first; first = this.held[0]) {
      more &&= first.reason !== 'gap'
      if (first.reason === 'gap' || !this.tryAgain(first)) break
      this.held.shift()
    }
    more &&= this.obstacle === null
    this.blocked = this.obstacle !== null || more
    this.held = this.held.filter(({ reason }) => reason === 'gap')
    this.closeGap()
    const released = this.decided.released.length - before
    return { released, discarded: false, obstacle: this.obstacle ?? this.gap(), more }
  }

  /** Gives up the first parked message, or what is missing before it, and redrives; nothing when `parkedId` is not it. */
  discard(parkedId: bigint, why: string): Release {
    const [first] = this.held
    if (first?.parkedId !== parkedId || first.reason === 'behind') {
      this.held = this.held.filter(({ reason }) => reason === 'gap') // the rest stays parked, whatever comes in this batch
      return { released: 0, discarded: false, obstacle: null, more: false }
    }
    const { topic, subject } = this.before
    const { sequence } = first
    if (first.reason === 'gap') {
      const missingFrom = this.last + 1
      this.decided.discarded.push({ topic, subject, sequence: sequence - 1, parkedId: null, missingFrom, why })
      this.last = sequence - 1
      this.lastId = null
    } else {
      this.held.shift()
      this.decided.discarded.push({ topic, subject, sequence, parkedId, missingFrom: null, why })
      // Either of two messages with one number may come again now, and is a repeat.
      if (first.reason === 'fork' && sequence === this.last) this.lastId = null
    }
    return { ...this.redrive(), discarded: true }
  }

  private tryAgain(message: Held): boolean {
    const { sequence, reason, detail } = message
    if (reason === 'fork') {
      this.obstacle = { reason, sequence, detail }
      return false
    }
    const fault = this.faultOf(message.item)
    if (fault === null) this.apply(message)
    else this.fail(message, fault)
    return fault === null
  }

  /** A number that was received before: nothing, unless it is another message's. */
  private repeat(message: Held): void {
    if (message.sequence === this.last && this.lastId !== null && this.lastId !== message.messageId) {
      this.park(message, 'fork', forkInWords(message.sequence, message.messageId, this.lastId))
      this.blocked = true
    } else this.release(message)
  }

  private next(message: Held): void {
    this.last = message.sequence
    this.lastId = message.messageId
    const fault = this.faultOf(message.item)
    if (fault === null && message.item.delivery === null) this.release(message)
    else if (this.blocked) this.park(message, 'behind', 'an earlier message of its key is parked')
    else if (fault === null) this.apply(message)
    else this.fail(message, fault)
  }

  private fail(message: Held, fault: string): void {
    this.park(message, 'poison', fault)
    this.blocked = true
    this.obstacle ??= { reason: 'poison', sequence: message.sequence, detail: fault }
  }

  private closeGap(): void {
    for (let first = this.held[0]; first && first.sequence <= this.last + 1; first = this.held[0]) {
      this.held.shift()
      if (first.sequence === this.last + 1) this.next(first)
      else this.repeat(first)
    }
    this.waiting = this.held.length > 0 || (this.truncated && this.waiting)
  }

  /** Sets a message of a gap aside, once. */
  private keep(message: Held): void {
    const { sequence, messageId } = message
    this.waiting = true
    if (this.held.some((held) => held.sequence === sequence && held.messageId === messageId)) return
    const behind = this.held.findIndex((held) => held.sequence > sequence)
    this.held.splice(behind < 0 ? this.held.length : behind, 0, message)
  }

  private gap(): Obstacle | null {
    const [first] = this.held
    if (!first) return null
    return { reason: 'gap', sequence: this.last + 1, detail: gapInWords(this.last, first.sequence) }
  }

  private apply(message: Held): void {
    this.release(message)
    if (message.item.delivery) this.decided.applied.push(message.item)
  }

  private release({ parkedId }: Held): void {
    if (parkedId !== null) this.decided.released.push(parkedId)
  }

  private park({ parkedId, item, sequence, ...before }: Held, reason: ParkedReason, detail: string): void {
    if (parkedId === null) this.decided.parked.push({ item, sequence, reason, detail })
    else if (reason !== before.reason || detail !== before.detail)
      this.decided.again.push({ item, parkedId, reason, detail })
  }

  /** The key's row after the batch; what came too early in it and still is, is parked. */
  end(): InboxRow {
    for (const message of this.held) if (message.parkedId === null) this.park(message, message.reason, message.detail)
    const { topic, subject } = this.before
    return { topic, subject, last: this.last, lastId: this.lastId, blocked: this.blocked, waiting: this.waiting }
  }
}
