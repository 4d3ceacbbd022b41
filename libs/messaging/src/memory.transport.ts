import { abortedOrAfter, settledWithin } from './deadline.js'
import type {
  Consumer,
  IncomingRecord,
  OutgoingRecord,
  PartitionEnds,
  Producer,
  RecordsHandler,
  Transport,
} from './transport.js'

const partitions = 3
const commitInterval = 50
/** For records that a handler abandoned: without a pause it would keep everything else from happening. */
const retryInterval = 10

/** A broker in this process: topics as arrays, groups with members, rebalances and committed offsets. Nothing survives it. */
export class MemoryBroker {
  private readonly logs = new Map<string, IncomingRecord[][]>()
  private readonly groups = new Map<string, Group>()
  private readonly waiting = new Set<() => void>()
  private readonly firsts = new Map<string, number>()

  log(topic: string, partition: number): readonly IncomingRecord[] {
    return this.partitionsOf(topic)[partition] ?? []
  }

  /** The offset of the first record that is still there. */
  first(topic: string, partition: number): number {
    return this.firsts.get(`${topic}/${partition}`) ?? 0
  }

  /** Deletes a partition's records before offset `before`, as retention does. */
  forget(topic: string, partition: number, before: bigint): void {
    this.firsts.set(`${topic}/${partition}`, Number(before))
  }

  ends(topic: string): PartitionEnds[] {
    return this.partitionsOf(topic).map((log, partition) => ({
      topic,
      partition,
      first: BigInt(this.first(topic, partition)),
      next: BigInt(log.length),
    }))
  }

  append({ topic, key, value, headers, time }: OutgoingRecord): void {
    const partition = partitionOf(key)
    const log = this.partitionsOf(topic)[partition]
    log?.push({ topic, partition, offset: BigInt(log.length), key, value, headers, time })
    for (const wake of [...this.waiting]) wake()
  }

  group(name: string): Group {
    const group = this.groups.get(name) ?? new Group()
    this.groups.set(name, group)
    return group
  }

  /** Resolves at the next append, or when `signal` aborts. */
  appended(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const wake = (): void => {
        signal.removeEventListener('abort', wake)
        this.waiting.delete(wake)
        resolve()
      }
      if (signal.aborted) wake()
      else {
        this.waiting.add(wake)
        signal.addEventListener('abort', wake)
      }
    })
  }

  private partitionsOf(topic: string): IncomingRecord[][] {
    const log = this.logs.get(topic) ?? Array.from({ length: partitions }, () => [])
    this.logs.set(topic, log)
    return log
  }
}

interface Partition {
  readonly topic: string
  readonly partition: number
}

/** Members share the partitions; who joins or leaves makes all start anew from the committed offsets. */
class Group {
  readonly committed = new Map<string, number>()
  private readonly members = new Map<Member, readonly string[]>()

  join(member: Member, topics: readonly string[]): void {
    this.members.set(member, topics)
    this.rebalance()
  }

  leave(member: Member): void {
    if (this.members.delete(member)) this.rebalance()
  }

  /** What a broker does when it has not heard of its members for a session: they are out until they join again. */
  expelAll(): void {
    for (const member of [...this.members.keys()]) {
      this.members.delete(member)
      member.expelled()
    }
  }

  private rebalance(): void {
    const members = [...this.members.keys()]
    const topics = [...new Set([...this.members.values()].flat())]
    const all = topics.flatMap((topic) => Array.from({ length: partitions }, (_, partition) => ({ topic, partition })))
    members.forEach((member, nth) => {
      member.assign(all.filter((_, n) => n % members.length === nth))
    })
  }
}

class Member implements Consumer {
  connected = true
  private readonly stopping = new AbortController()
  private epoch = new AbortController()
  private readonly underWay = new Set<Promise<void>>()

  constructor(
    private readonly broker: MemoryBroker,
    private readonly group: Group,
    private readonly topics: readonly string[],
    private readonly handle: RecordsHandler,
  ) {
    group.join(this, topics)
  }

  assign(assigned: readonly Partition[]): void {
    this.epoch.abort()
    this.epoch = new AbortController()
    const signal = AbortSignal.any([this.epoch.signal, this.stopping.signal])
    for (const partition of assigned) {
      const reading = this.read(partition, this.epoch.signal, signal).finally(() => this.underWay.delete(reading))
      this.underWay.add(reading)
    }
  }

  /** Notices when its handlers are done, and joins again. */
  expelled(): void {
    this.epoch.abort()
    void Promise.all(this.underWay).then(() => {
      if (!this.stopping.signal.aborted) this.group.join(this, this.topics)
    })
  }

  async close(within: number): Promise<void> {
    this.stopping.abort()
    await settledWithin(within, Promise.all(this.underWay))
    this.epoch.abort()
    this.connected = false
    this.group.leave(this)
  }

  private async read({ topic, partition }: Partition, epoch: AbortSignal, signal: AbortSignal): Promise<void> {
    const name = `${topic}/${partition}`
    let offset = this.group.committed.get(name) ?? 0
    const commit = (): void => {
      // A member that lost the partition must not move the group's offset under the one that has it now.
      if (!epoch.aborted) this.group.committed.set(name, offset)
    }
    const timer = setInterval(commit, commitInterval).unref()
    try {
      while (!signal.aborted) {
        offset = Math.max(offset, this.broker.first(topic, partition))
        const records = this.broker.log(topic, partition).slice(offset, offset + 500)
        if (records.length === 0) {
          await this.broker.appended(signal)
          continue
        }
        const ending = await this.handle(records, signal)
        if (ending === 'committed') offset += records.length
        else await abortedOrAfter(signal, ending === 'abandoned' ? retryInterval : ending.pauseFor)
      }
      commit()
    } finally {
      clearInterval(timer)
    }
  }
}

function partitionOf(key: string): number {
  let hash = 0
  for (const char of key) hash = (Math.imul(hash, 31) + (char.codePointAt(0) ?? 0)) | 0
  return (hash >>> 0) % partitions
}

/** The in-memory transport: the same promises as Kafka's, held to the same conformance suite. */
export function memoryTransport(broker = new MemoryBroker()): Transport {
  return {
    producer: (): Producer => ({
      async send(records) {
        await Promise.resolve()
        for (const record of records) broker.append(record)
      },
      close: () => Promise.resolve(),
    }),
    topics: () => ({
      missing: () => Promise.resolve([]),
      ends: (topics) => Promise.resolve(topics.flatMap((topic) => broker.ends(topic))),
      close: () => Promise.resolve(),
    }),
    consumer: ({ group, topics, handle }) => new Member(broker, broker.group(group), topics, handle),
  }
}
