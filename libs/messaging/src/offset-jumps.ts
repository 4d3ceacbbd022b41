import type { Tx } from './database.store.js'
import { positionOf } from './inbox.store.js'
import type { Log } from './log.js'
import type { IncomingRecord, Pause } from './transport.js'

/** Milliseconds before a partition that stands still is looked at again. */
const standsStill = 1000
/** Milliseconds: one that was not seen for so long is another member's, who tells about it. */
const seenWithin = 10 * standsStill

interface Standing {
  readonly words: string
  /** Milliseconds since 1970. */
  readonly seen: number
}

/**
 * Notices records that are gone: a client whose place in a topic no longer exists goes on behind the gap and says
 * nothing. The first record of a batch is compared with `position`; behind it are only repeats, beyond it is a jump.
 */
export class OffsetJumps {
  /** By partition, what this process expects next: no statement is needed as long as it comes. */
  private readonly next = new Map<string, bigint>()
  private readonly standing = new Map<string, Standing>()

  constructor(
    private readonly database: Tx,
    private readonly log: Log,
    private readonly now: () => number = Date.now,
  ) {}

  /** What stands still, in words; empty when nothing does that this member still has. */
  get reasons(): readonly string[] {
    return [...this.standing.values()].filter(({ seen }) => this.now() - seen <= seenWithin).map(({ words }) => words)
  }

  /** A pause for a partition whose records jump, or when that cannot be known; null for all others. */
  async before(records: readonly IncomingRecord[]): Promise<Pause | null> {
    const [first] = records
    if (!first) return null
    const name = nameOf(first)
    if (this.next.get(name) === first.offset) return null
    try {
      const position = await positionOf(this.database, first.topic, first.partition)
      if (position === null || first.offset <= position) {
        this.standing.delete(name)
        return null
      }
      this.stand(first, position)
    } catch (error) {
      this.log.debug({ err: error, topic: first.topic, partition: first.partition }, 'the position is not known')
    }
    return { pauseFor: standsStill }
  }

  /** The records' effects are committed. */
  committed(records: readonly IncomingRecord[]): void {
    const last = records.at(-1)
    if (last) this.next.set(nameOf(last), last.offset + 1n)
  }

  private stand({ topic, partition, offset }: IncomingRecord, position: bigint): void {
    const name = nameOf({ topic, partition })
    if (!this.standing.has(name))
      this.log.error(
        { topic, partition, position: String(position), offset: String(offset) },
        'records are gone from the topic before they were read: the partition stands still',
      )
    const gone = `${position}${offset - position > 1n ? ` to ${offset - 1n}` : ''}`
    const words = `partition ${partition} of ${topic} stands still: records ${gone} are gone from the topic`
    this.standing.set(name, { words, seen: this.now() })
  }
}

const nameOf = ({ topic, partition }: Pick<IncomingRecord, 'topic' | 'partition'>): string => `${topic}/${partition}`
