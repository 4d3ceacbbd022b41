import { randomUUID } from 'node:crypto'
import type { Admin, Consumer, EachBatchPayload, Kafka, KafkaMessage } from 'kafkajs'
import { atMost } from './at-most.js'
import { administer, client, present, reachable, retry, type Broker } from './kafka.admin.js'
import { extentsOf, type From, type To } from './kafka.extent.js'
import { Merge, type TopicPartition } from './merge.js'
import type { Decode, Tailed } from './tailed.js'
import { understand } from './understand.js'

/** Groups of this name belong to tails; an empty one was left by a tail that was killed, and the next one removes it. */
export const groupPrefix = 'parpay-tail-'
/** Records of one partition that may wait for the reader; beyond it the partition is paused until a quarter is left. */
const most = 4_000
export interface TailOptions<Type extends { readonly name: string }> extends Broker {
  readonly topics: readonly string[]
  readonly decode: Decode<Type>
  /** Default `now`: what is sent after `tail` was called. An offset: only that partition is read. */
  readonly from?: From
  /** The stream is over when all has been given out that was there when `tail` was called, or what of it is older. */
  readonly to?: To
  /** Milliseconds a live record waits for an older one of another partition. Default 0. */
  readonly settle?: number
  /** Called with `true` when the broker has not answered for 3 s (reading goes on by itself), then `false` when it is back. */
  readonly interrupted?: (away: boolean) => void
}

/** A stream without an end unless `to` gives one: leaving a `for await` keeps it open to be read on, `stop` ends it. */
export interface Tail<Type> extends AsyncIterable<Tailed<Type>> {
  /** How many records were there to be read when `tail` was called; fewer where a transaction or compaction left gaps. */
  readonly ahead: bigint
  /**
   * Resolves when all has been given out that was there when it was called; needs somebody who reads. Resolves too when
   * the tail is stopped.
   * @throws BrokerUnreachable
   */
  reached(): Promise<void>
  /** Leaves the group and removes it; bounded by a few seconds when the broker is away. Ends every iteration. */
  stop(): Promise<void>
}

interface Waiting {
  readonly at: number
  readonly arrived: number
  readonly message: KafkaMessage
}

/**
 * Follows topics as an outsider: a group of its own, no commits, nothing left behind. Resolves when it is positioned:
 * a record sent afterwards is delivered. Each partition comes in its order, partitions merged by time (`Merge`).
 *
 * @throws BrokerUnreachable within `within` milliseconds, UnknownTopic when a topic does not exist, UnknownOffset when
 *   an offset is of no partition, or beyond its end.
 */
export async function tail<Type extends { readonly name: string }>(options: TailOptions<Type>): Promise<Tail<Type>> {
  const reader = new Reader(options)
  try {
    await reachable(options, () => reader.open())
  } catch (error) {
    void reader.stop()
    throw error
  }
  return reader
}

/** How much of a topic is there: partitions and records not yet removed by retention. */
export interface TopicSize {
  readonly topic: string
  readonly partitions: number
  readonly records: bigint
}

/** @throws BrokerUnreachable, UnknownTopic */
export async function topicSizes(options: Broker & { readonly topics: readonly string[] }): Promise<TopicSize[]> {
  return reachable(options, () =>
    administer(options, async (admin) => {
      await present(admin, options.topics)
      return Promise.all(
        options.topics.map(async (topic) => {
          const ends = await admin.fetchTopicOffsets(topic)
          const records = ends.reduce((sum, { low, high }) => sum + BigInt(high) - BigInt(low), 0n)
          return { topic, partitions: ends.length, records }
        }),
      )
    }),
  )
}

class Reader<Type extends { readonly name: string }> implements Tail<Type> {
  readonly #options: TailOptions<Type>
  readonly #kafka: Kafka
  readonly #groupId = groupPrefix + randomUUID()
  readonly #merge: Merge<Waiting>
  readonly #paused = new Set<string>()
  readonly #wakes = new Set<() => void>()
  #consumer: Consumer | undefined
  #stopping: Promise<void> | undefined
  #recreating: NodeJS.Timeout | undefined
  #watchdog: NodeJS.Timeout | undefined
  #beat = Date.now()
  #away = false
  /** Nothing is to be done at the broker any more. */
  #isOver = false
  ahead = 0n

  constructor(options: TailOptions<Type>) {
    this.#options = options
    const limits = { connectionTimeout: 3_000, authenticationTimeout: 5_000, requestTimeout: 8_000 }
    this.#kafka = client(() => (this.#isOver ? [] : options.brokers), { ...limits, retry })
    this.#merge = new Merge(options.settle ?? 0)
  }

  async open(): Promise<void> {
    await administer(this.#options, (admin) => this.#position(admin))
    await this.#join()
    this.#watchdog = setInterval(() => {
      if (!this.#away && Date.now() - this.#beat > 3_000) this.#interrupt(true)
    }, 1_000).unref()
  }

  async #position(admin: Admin): Promise<void> {
    const { topics, from = 'now', to } = this.#options
    for (const { start, end, ...of } of await extentsOf(admin, topics, from, to)) {
      this.#merge.open(of, start, end)
      if (end > start) this.ahead += end - start
    }
  }

  /** A tail of one partition ignores the others. */
  #isMeant(from: TopicPartition): boolean {
    const { from: start } = this.#options
    if (typeof start !== 'object' || start instanceof Date) return true
    return this.#merge.positions().some(({ topic, partition }) => topic === from.topic && partition === from.partition)
  }

  /** Resolves at the first join; a consumer that kafkajs gives up on is replaced, at the offsets already reached. */
  #join(): Promise<void> {
    const consumer = this.#kafka.consumer({
      groupId: this.#groupId,
      allowAutoTopicCreation: false,
      maxWaitTimeInMs: 100,
      sessionTimeout: 6_000,
      heartbeatInterval: 500,
      rebalanceTimeout: 15_000,
      retry,
    })
    this.#consumer = consumer
    const { promise, resolve, reject } = Promise.withResolvers<undefined>()
    consumer.on(consumer.events.GROUP_JOIN, () => {
      // Before the first fetch of this generation: without commits kafkajs would start from the default offset.
      for (const { next, ...from } of this.#merge.positions()) consumer.seek({ ...from, offset: String(next) })
      resolve(undefined)
    })
    consumer.on(consumer.events.HEARTBEAT, () => {
      this.#beat = Date.now()
      if (this.#away) this.#interrupt(false)
    })
    consumer.on(consumer.events.END_BATCH_PROCESS, ({ payload }) => {
      // Also for batches of control records only, which no handler sees.
      if (this.#isMeant(payload)) this.#merge.add(payload, [], BigInt(payload.lastOffset) + 1n)
      this.#wake()
    })
    consumer.on(consumer.events.CRASH, ({ payload }) => {
      if (payload.restart || this.#stopping) return
      this.#recreating = setTimeout(() => {
        this.#join().catch(() => undefined) // it crashes again, and is replaced again
      }, 500)
    })
    const run = async () => {
      await consumer.connect()
      // From the beginning: a partition added later is new from its first record on.
      await consumer.subscribe({ topics: [...this.#options.topics], fromBeginning: true })
      await consumer.run({ autoCommit: false, eachBatch: (payload) => this.#arrive(consumer, payload) })
    }
    run().catch(reject)
    return promise
  }

  #arrive(consumer: Consumer, { batch }: EachBatchPayload): Promise<void> {
    const from = { topic: batch.topic, partition: batch.partition }
    if (!this.#isMeant(from)) {
      consumer.pause([{ topic: from.topic, partitions: [from.partition] }])
      return Promise.resolve()
    }
    const next = this.#merge.next(from) // what is below was delivered before the group joined again
    const arrived = Date.now()
    const { to } = this.#options
    const end = to === undefined ? undefined : this.#merge.end(from)
    const records = batch.messages
      .filter(({ offset }) => BigInt(offset) >= next && (end === undefined || BigInt(offset) < end))
      .map((message) => ({ at: Number(message.timestamp), arrived, message }))
      .filter(({ at }) => !(to instanceof Date) || at < to.getTime())
    this.#merge.add(from, records, BigInt(batch.lastOffset()) + 1n)
    if (this.#merge.waiting(from) > most) this.#pause(consumer, from)
    this.#wake()
    return Promise.resolve()
  }

  async #read(): Promise<IteratorResult<Tailed<Type>, undefined>> {
    while (!this.#stopping) {
      const taken = this.#merge.take(Date.now())
      if (taken && 'record' in taken) {
        this.#resume(taken.from)
        return { done: false, value: understand(taken.from, taken.record.message, this.#options.decode) }
      }
      if (this.#options.to !== undefined && this.#merge.isOver()) break
      await this.#change(taken?.wait)
    }
    await this.stop()
    return { done: true, value: undefined }
  }

  async reached(): Promise<void> {
    const { topics } = this.#options
    const ends = await reachable(this.#options, () =>
      administer(this.#options, (admin) =>
        Promise.all(
          topics.map(async (topic) =>
            (await admin.fetchTopicOffsets(topic)).map(({ partition, high }) => ({
              topic,
              partition,
              high: BigInt(high),
            })),
          ),
        ),
      ),
    )
    const meant = ends.flat().filter((of) => this.#isMeant(of))
    const given = () =>
      meant.every(({ high, ...from }) => this.#merge.next(from) >= high && this.#merge.waiting(from) === 0)
    while (!this.#stopping && !given()) await this.#change(10) // taking the last record wakes nobody
  }

  #pause(consumer: Consumer, from: TopicPartition): void {
    this.#paused.add(nameOf(from))
    consumer.pause([{ topic: from.topic, partitions: [from.partition] }])
  }

  #resume(from: TopicPartition): void {
    if (!this.#paused.has(nameOf(from)) || this.#merge.waiting(from) > most / 4) return
    this.#paused.delete(nameOf(from))
    this.#consumer?.resume([{ topic: from.topic, partitions: [from.partition] }])
  }

  async #change(within = 60_000): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<undefined>()
    const wake = () => {
      resolve(undefined)
    }
    const timer = setTimeout(wake, within)
    this.#wakes.add(wake)
    await promise
    clearTimeout(timer)
    this.#wakes.delete(wake)
  }

  #wake(): void {
    for (const wake of this.#wakes) wake()
  }

  #interrupt(away: boolean): void {
    this.#away = away
    this.#options.interrupted?.(away)
  }

  [Symbol.asyncIterator](): AsyncIterator<Tailed<Type>, undefined> {
    return { next: () => this.#read() }
  }

  stop(): Promise<void> {
    clearTimeout(this.#recreating)
    clearInterval(this.#watchdog)
    this.#stopping ??= atMost(3_000, async () => {
      if (!this.#consumer) return // never got that far
      await this.#consumer.disconnect()
      await administer(this.#options, sweep)
    })
      .catch(() => undefined) // with the broker away the group dies by its session timeout; the next tail removes it
      .finally(() => (this.#isOver = true)) // who could not leave would try for ever, and keep the process
    this.#wake()
    return this.#stopping
  }
}

/** Removes the groups of tails that are no more: nobody is in them, so a living tail is never touched. */
async function sweep(admin: Admin): Promise<void> {
  const { groups } = await admin.listGroups()
  const ours = groups.map((group) => group.groupId).filter((groupId) => groupId.startsWith(groupPrefix))
  if (ours.length === 0) return
  const described = await admin.describeGroups(ours)
  const left = described.groups.filter((group) => group.state === 'Empty').map((group) => group.groupId)
  if (left.length > 0) await admin.deleteGroups(left)
}

const nameOf = ({ topic, partition }: TopicPartition) => `${topic}/${partition}`
