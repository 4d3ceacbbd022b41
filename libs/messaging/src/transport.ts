/** A record to be sent. The key chooses the partition: records of one key stay in order. */
export interface OutgoingRecord {
  readonly topic: string
  readonly key: string
  readonly value: Buffer
  readonly headers: Readonly<Record<string, string>>
  readonly time: Date
}

export interface IncomingRecord {
  readonly topic: string
  readonly partition: number
  readonly offset: bigint
  readonly key: string | null
  readonly value: Buffer | null
  readonly headers: Readonly<Record<string, string>>
  readonly time: Date
}

/** Trouble with this partition alone: it is left for so many milliseconds, then the same records come again. */
export interface Pause {
  readonly pauseFor: number
}

/**
 * Takes records of one partition, in order. `committed`: their effects are, and the transport may count them as
 * consumed. `abandoned`: they are not, and come again, here or elsewhere. A `Pause` is for this partition; others go
 * on. Never rejects. `signal` aborts when the partition is no longer this member's or the consumer stops.
 */
export type RecordsHandler = (
  records: readonly IncomingRecord[],
  signal: AbortSignal,
) => Promise<'committed' | 'abandoned' | Pause>

export interface Producer {
  /**
   * Resolves when the broker has acknowledged every record; order per key is the array's order. Repeats inside until
   * it succeeds, so a record may be stored more than once. Rejects only when repeating cannot help.
   */
  send(records: readonly OutgoingRecord[]): Promise<void>
  /** Gives up what is under way after `within` milliseconds, or 2.4 s if that is more; nothing is left of it then. */
  close(within: number): Promise<void>
}

export interface ConsumerOptions {
  readonly group: string
  readonly topics: readonly string[]
  readonly handle: RecordsHandler
  readonly lost?: ((reason: string) => void) | undefined
}

export interface Consumer {
  /** Whether this member is in its group and fetching. */
  readonly connected: boolean
  /**
   * Leaves the group after the records under way. At the latest after `within` milliseconds, or 2.4 s if that is more,
   * nothing of it is left, here or in its group; but a member that was joining stays counted until its session ends.
   */
  close(within: number): Promise<void>
}

/** A partition's records that are still there: from `first` up to, and without, `next`. */
export interface PartitionEnds {
  readonly topic: string
  readonly partition: number
  readonly first: bigint
  readonly next: bigint
}

/** Topics as the broker has them now. Rejects when the broker does not answer, after some seconds. */
export interface Topics {
  /** Those that are not there, or that this service may not see. */
  missing(topics: readonly string[]): Promise<string[]>
  /** Of all partitions of those that are there. */
  ends(topics: readonly string[]): Promise<PartitionEnds[]>
  close(): Promise<void>
}

/**
 * The seam between the runtime and a broker. Delivery is at least once, in order per key, each partition to one member
 * of a group at a time as far as the group knows.
 */
export interface Transport {
  producer(): Producer
  topics(): Topics
  /**
   * Joins `group` and keeps at it: a broker that is away or a crashed member is tried again until `close`. `lost` is
   * called when that does not help: a new process may.
   */
  consumer(options: ConsumerOptions): Consumer
}
