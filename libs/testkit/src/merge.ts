export interface TopicPartition {
  readonly topic: string
  readonly partition: number
}

/** What the merge needs to know of a record: times in milliseconds since 1970, `arrived` by the reader's clock. */
export interface Mergeable {
  readonly at: number
  readonly arrived: number
}

interface Lane<R> {
  readonly from: TopicPartition
  readonly waiting: R[]
  /** Index of the first record not yet taken: shifting a long array for each record would cost its length. */
  first: number
  next: bigint
  readonly end: bigint
}

/**
 * Puts the records of many partitions into one order: by time, each partition's own order kept.
 *
 * History (below `end`, where the partition ended when reading began) is merged exactly: nothing is given out while a
 * partition with history left has nothing waiting, because what comes next there may be older. Live records are given
 * out once they waited `settle` milliseconds for an older one of another partition.
 */
export class Merge<R extends Mergeable> {
  readonly #lanes = new Map<string, Lane<R>>()

  constructor(readonly settle: number) {}

  /** Announces a partition: to be read from offset `start`, its history ends before `end`. */
  open(from: TopicPartition, start: bigint, end: bigint): void {
    this.#open(from, start, end)
  }

  /** Records of one partition in their order; `next` is the offset after the last one read, also when none is of use. */
  add(from: TopicPartition, records: readonly R[], next: bigint): void {
    const lane = this.#lanes.get(nameOf(from)) ?? this.#open(from, 0n, 0n)
    for (const record of records) lane.waiting.push(record)
    if (next > lane.next) lane.next = next
  }

  /** Records of this partition that wait to be taken: what a reader has to limit. */
  waiting(from: TopicPartition): number {
    const lane = this.#lanes.get(nameOf(from))
    return lane ? lane.waiting.length - lane.first : 0
  }

  /** Where each partition is to be read from next. */
  positions(): (TopicPartition & { readonly next: bigint })[] {
    return [...this.#lanes.values()].map(({ from, next }) => ({ ...from, next }))
  }

  /** The offset this partition is to be read from next; 0 for one never announced. */
  next(from: TopicPartition): bigint {
    return this.#lanes.get(nameOf(from))?.next ?? 0n
  }

  /** Where this partition's history ends; 0 for one never announced. */
  end(from: TopicPartition): bigint {
    return this.#lanes.get(nameOf(from))?.end ?? 0n
  }

  /** Whether all history has come, and nothing waits to be taken. */
  isOver(): boolean {
    return [...this.#lanes.values()].every((lane) => lane.next >= lane.end && lane.first === lane.waiting.length)
  }

  /** The next record and where it came from; or how many milliseconds to wait at most; or nothing to give. */
  take(now: number): { from: TopicPartition; record: R } | { wait: number } | undefined {
    let best: { lane: Lane<R>; record: R } | undefined
    for (const lane of this.#lanes.values()) {
      const record = lane.waiting[lane.first]
      if (record === undefined) {
        if (lane.next < lane.end) return undefined
      } else if (!best || record.at < best.record.at) best = { lane, record }
    }
    if (!best) return undefined
    const wait = best.record.arrived + this.settle - now
    if (wait > 0) return { wait }
    advance(best.lane)
    return { from: best.lane.from, record: best.record }
  }

  #open(from: TopicPartition, start: bigint, end: bigint): Lane<R> {
    const lane = { from, waiting: [], first: 0, next: start, end }
    this.#lanes.set(nameOf(from), lane)
    return lane
  }
}

function advance<R>(lane: Lane<R>): void {
  lane.first += 1
  if (lane.first < 1_000 && lane.first < lane.waiting.length) return
  lane.waiting.splice(0, lane.first)
  lane.first = 0
}

const nameOf = ({ topic, partition }: TopicPartition) => `${topic}/${partition}`
