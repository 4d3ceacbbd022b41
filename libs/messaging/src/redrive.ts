import type { Database } from './database.store.js'
import { settledOrAborted } from './deadline.js'
import type { Key } from './inbox.js'
import type { Obstacle, ParkedKeyItem, Release } from './item.js'
import type { Log } from './log.js'
import {
  countParked,
  discardUnreadable,
  parkedKeys,
  unreadableRecords,
  type FirstParked,
  type ParkedList,
  type UnreadableRecord,
} from './parked-list.store.js'
import type { ParkingLimit } from './parking-limit.js'
import type { Queue } from './queue.js'

/** Milliseconds; then it is said that nothing is known yet. */
const patience = 15_000
/** Keys redriven by one request. */
const mostKeys = 1000

/** Which parked messages are meant. */
export interface Meant {
  /** All keys when left out. */
  readonly key?: string | undefined
  /** All topics when left out. */
  readonly topic?: string | undefined
}

/** What became of a key, or of a record that cannot be read. */
export interface Redriven {
  readonly topic: string
  readonly key: string | null
  /** Messages that are parked no more. */
  readonly released: number
  /** What stands in the way now; null when the key goes on. */
  readonly obstacle: Obstacle | { readonly reason: 'unreadable'; readonly detail: string } | null
}

/** What is to be given up: the first in the way of a key, or a record that cannot be read. */
export type ToDiscard =
  | { readonly key: string; readonly topic?: string | undefined }
  | { readonly record: { readonly topic: string; readonly partition: number; readonly offset: string } }

export interface DiscardedMessage {
  readonly topic: string
  readonly key: string | null
  /** What was given up, in words. */
  readonly discarded: string
  readonly released: number
  readonly obstacle: Obstacle | null
}

/** Why nothing was done. `code`: what kind of reason it is. */
export class NothingDone extends Error {
  override name = 'NothingDone'
  constructor(
    readonly code: 'not-parked' | 'ambiguous' | 'not-first' | 'not-now',
    message: string,
  ) {
    super(message)
  }
}

/** What a person sees of parked messages and does with them. */
export class Redrive {
  constructor(
    private readonly database: Database,
    private readonly queue: Queue,
    private readonly limit: ParkingLimit,
    private readonly log: Log,
  ) {}

  /** At most `limit` keys and as many unreadable records, those parked longest first; with `key` only what has it. */
  async list(wanted: { readonly limit: number; readonly key?: string | undefined }): Promise<ParkedList> {
    const [messages, keys, unreadable] = await Promise.all([
      countParked(this.database),
      parkedKeys(this.database, wanted),
      unreadableRecords(this.database, wanted),
    ])
    return { messages, keys: keys.map(({ parked }) => parked), unreadable }
  }

  /**
   * Tries parked messages again, key by key, in order. Those that fail again stay, with their new reason, and those
   * behind them. Throws `NothingDone`: `not-parked`, `not-now`.
   */
  async redrive(meant: Meant): Promise<Redriven[]> {
    const { keys, unreadable } = await this.find(meant)
    const redriven: Redriven[] = []
    for (const { parked } of keys) redriven.push(await this.redriveKey({ topic: parked.topic, subject: parked.key }))
    for (const { topic, key } of unreadable) {
      const detail = 'it cannot be put in order, so nothing can be done with it but discard it'
      redriven.push({ topic, key, released: 0, obstacle: { reason: 'unreadable', detail } })
    }
    if (redriven.some(({ released }) => released > 0)) this.resume()
    return redriven
  }

  /**
   * Gives up what stands in the way of a key, keeps it with `why`, and redrives what is behind it. Throws `NothingDone`.
   */
  async discard(what: ToDiscard, why: string): Promise<DiscardedMessage> {
    const discarded = 'record' in what ? await this.discardRecord(what.record, why) : await this.discardFirst(what, why)
    const { topic, key } = discarded
    this.log.warn({ topic, key, discarded: discarded.discarded, reason: why }, 'a parked message was given up')
    this.resume()
    return discarded
  }

  private async find(meant: Meant): Promise<{ keys: FirstParked[]; unreadable: UnreadableRecord[] }> {
    const wanted = { ...meant, limit: mostKeys }
    const [keys, unreadable] = await Promise.all([
      parkedKeys(this.database, wanted),
      unreadableRecords(this.database, wanted),
    ])
    if (keys.length + unreadable.length === 0) {
      // All that it may have paused for is gone: a person has looked.
      if (meant.key === undefined && meant.topic === undefined) this.resume()
      throw new NothingDone('not-parked', `nothing is parked${meant.key === undefined ? '' : ` of ${meant.key}`}`)
    }
    return { keys, unreadable }
  }

  private async redriveKey(key: Key): Promise<Redriven> {
    let released = 0
    for (;;) {
      const release = await this.look(key, { kind: 'redrive' })
      released += release.released
      if (!release.more) return { topic: key.topic, key: key.subject, released, obstacle: release.obstacle }
    }
  }

  private async discardRecord(
    record: { topic: string; partition: number; offset: string },
    why: string,
  ): Promise<DiscardedMessage> {
    const { topic, partition, offset } = record
    if (!(await discardUnreadable(this.database, record, why)))
      throw new NothingDone(
        'not-parked',
        `no unreadable record is parked at partition ${partition}, offset ${offset} of ${topic}`,
      )
    const discarded = `the unreadable record at partition ${partition}, offset ${offset}`
    return { topic, key: null, discarded, released: 0, obstacle: null }
  }

  private async discardFirst(
    meant: { key: string; topic?: string | undefined },
    why: string,
  ): Promise<DiscardedMessage> {
    const { keys, unreadable } = await this.find(meant)
    const [first, another] = keys
    if (!first) {
      const at = unreadable.map(({ topic, partition, offset }) => `${topic}/${partition}/${offset}`).join(', ')
      throw new NothingDone('ambiguous', `only unreadable records have that key: name one by its place (${at})`)
    }
    if (another)
      throw new NothingDone(
        'ambiguous',
        `${meant.key} is parked on ${keys.map(({ parked }) => parked.topic).join(' and ')}: name the topic`,
      )
    const { topic, key, reason, sequence, missing } = first.parked
    if (reason === 'behind')
      throw new NothingDone('not-first', `the first parked message of ${key} has not failed: redrive it`)
    const subject = { topic, subject: key }
    const { discarded, released, ...rest } = await this.look(subject, { kind: 'discard', parkedId: first.id, why })
    if (!discarded)
      throw new NothingDone(
        'not-first',
        `another message of ${key} is the first by now: look again before giving it up`,
      )
    const then = rest.more ? await this.redriveKey(subject) : { released: 0, obstacle: rest.obstacle }
    const what = missing === null ? `sequence ${sequence}` : gapOf(missing, sequence - 1)
    const obstacle = then.obstacle?.reason === 'unreadable' ? null : then.obstacle
    return { topic, key, discarded: what, released: released + then.released, obstacle }
  }

  private async look({ topic, subject }: Key, act: ParkedKeyItem['act']): Promise<Release> {
    const late = AbortSignal.timeout(patience)
    let release: Release | undefined
    const tell = (told: Release): void => {
      release = told
    }
    await settledOrAborted(this.queue.push([{ origin: 'parked', topic, subject, act, tell }], late), late)
    if (!release)
      throw new NothingDone(
        'not-now',
        'the service did not get to it: its database is away, or it is stopping. It may still happen: look again',
      )
    return release
  }

  private resume(): void {
    if (this.limit.paused !== undefined) this.log.info({}, 'taking messages again')
    this.limit.resume()
  }
}

const gapOf = (from: number, to: number): string =>
  from === to ? `sequence ${from}, which never came` : `sequences ${from} to ${to}, which never came`
