import { createRequire } from 'node:module'
import kafkajs, { type Consumer as KafkaConsumer } from 'kafkajs'
import { BrokerSockets } from './broker-sockets.client.js'
import { ConsumerTrouble } from './consumer-trouble.js'
import { abortedOrAfter, settledOrAborted } from './deadline.js'
import { leaveFor } from './departed-member.client.js'
import { groupLags, unpaused } from './group-lag.client.js'
import { heartbeatInterval, Membership } from './kafka-membership.js'
import { messagesByTopic } from './kafka-record.js'
import type { KafkaSecurity } from './kafka-security.js'
import type { Log } from './log.js'
import { silent } from './log.js'
import { restRequestQueues } from './request-queue.client.js'
import { TopicsClient } from './topics.client.js'
import type { Consumer, ConsumerOptions, OutgoingRecord, Producer, Transport } from './transport.js'
import { unanswered } from './unanswered.js'
import { Unheard } from './unheard.js'
import { stoppedInSilence } from './watchdog.js'

const { Kafka, Partitioners, logLevel } = kafkajs
restRequestQueues(createRequire(import.meta.url)('kafkajs/src/network/requestQueue/index.js'))

/** Patient for ever: a broker that is away is waited for, never given up on (docs of the values: README, "Kafka"). */
const retry = { initialRetryTime: 100, maxRetryTime: 1000, multiplier: 2, factor: 0.2, retries: 1e6 }
const recreateAfter = 500
const impatient = { ...retry, retries: 1 }
/** Milliseconds for a consumer that is to be made anew. */
const leavingPatience = 4500
/** Milliseconds for a look at topics that is given up. */
const lookingPatience = 1500
/** As often a consumer may crash without having fetched in between, half a second apart, before `lost` is told. */
const mostCrashes = 60
/** All: what waits together is committed together. Not 1,000: kafkajs wakes them all at each fetch, 0.3 ms of CPU. */
const partitionsConsumedConcurrently = 64

export interface KafkaOptions {
  readonly brokers: readonly string[]
  readonly clientId: string
  /** Put before every topic and group name, so that several systems can share a broker. */
  readonly prefix?: string
  /** Milliseconds after which a group gives up on a member it does not hear of; 6,000. */
  readonly sessionTimeout?: number
  /**
   * Milliseconds that no fetch may return although records wait; 30,000. Then the consumer is made anew. A fetch of none
   * returns after 0.2 s, one that fails after 8 s.
   */
  readonly fetchPatience?: number
  readonly security?: KafkaSecurity
  readonly log?: Log
}

export function kafkaTransport(options: KafkaOptions): Transport {
  const { brokers, clientId, prefix = '', log = silent, security } = options
  const patience = { session: options.sessionTimeout ?? 6000, fetch: options.fetchPatience ?? 30_000 }
  const over = (sockets: BrokerSockets) =>
    new Kafka({
      brokers: sockets.addresses,
      socketFactory: sockets.connect,
      ...(security?.sasl && { sasl: security.sasl }),
      ...(security?.tls && { ssl: security.tls }),
      clientId,
      connectionTimeout: 3000,
      authenticationTimeout: 5000,
      requestTimeout: 8000,
      retry,
      logLevel: logLevel.WARN,
      logCreator: () => (entry) => {
        const { message, ...fields } = entry.log
        // kafkajs calls every passing trouble an error; what matters shows in health and lag.
        log.debug({ kafka: fields }, message)
      },
    })
  const client = (): Client => {
    const sockets = new BrokerSockets(brokers)
    return { kafka: over(sockets), sockets }
  }
  const topics = new TopicsClient(() => admin(client()), prefix)
  return {
    producer: () => producer(client(), prefix),
    topics: () => topics,
    consumer: ({ group, ...wanted }) => {
      const trouble = new ConsumerTrouble(log, prefix + group, wanted.topics, topics)
      return new Member(client, { ...wanted, group: prefix + group }, prefix, patience, log, trouble)
    },
  }
}

/** A client of its own for whatever is closed on its own. */
interface Client {
  readonly kafka: kafkajs.Kafka
  readonly sockets: BrokerSockets
}

function admin({ kafka, sockets }: Client): kafkajs.Admin {
  const asking = kafka.admin({ retry: impatient })
  return { ...asking, disconnect: () => sockets.endWithin(lookingPatience, asking.disconnect()) }
}

function producer({ kafka, sockets }: Client, prefix: string): Producer {
  // Not idempotent: after an ambiguous failure kafkajs reuses a sequence and the broker drops the next batch as a
  // duplicate. Repeats are the inbox's business.
  const partitions = new WeakMap<object, number>()
  const client = kafka.producer({
    idempotent: false,
    allowAutoTopicCreation: false,
    createPartitioner: () => {
      const choose = Partitioners.DefaultPartitioner()
      return (choice) => {
        const partition = choose(choice)
        partitions.set(choice.message, partition)
        return partition
      }
    },
    retry,
  })
  let connected: Promise<void> | undefined
  const underWay = new Set<Promise<void>>()
  const send = async (records: readonly OutgoingRecord[]): Promise<void> => {
    await (connected ??= client.connect().catch((error: unknown) => {
      connected = undefined
      throw error
    }))
    let rest = messagesByTopic(records, prefix)
    while (rest.length > 0) {
      const answers = await client.sendBatch({ acks: -1, topicMessages: rest })
      rest = unanswered(rest, (message) => partitions.get(message), answers)
    }
  }
  return {
    send(records) {
      const sending = send(records)
      const settled = sending
        .catch(() => undefined)
        .finally(() => {
          underWay.delete(settled)
        })
      underWay.add(settled)
      return sending
    },
    async close(within) {
      await sockets.endWithin(within, client.disconnect())
      await Promise.all(underWay)
    },
  }
}

/** One member of a consumer group, recreated whenever kafkajs gives up on it. */
class Member implements Consumer {
  /** When the group last showed that it counts on this member: at a join or a heartbeat. */
  private lastSign = 0
  /** How often it was made anew since records were last asked for with success. */
  private crashes = 0
  /** The id in the group of a consumer that has ended, and may not have been able to say so. */
  private departed: string | undefined
  /** Of the consumer that is there now. */
  private sockets: BrokerSockets | undefined
  private readonly group: string
  private readonly stopping = new AbortController()
  private readonly running: Promise<void>

  constructor(
    private readonly client: () => Client,
    private readonly options: ConsumerOptions,
    private readonly prefix: string,
    private readonly patience: { readonly session: number; readonly fetch: number },
    private readonly log: Log,
    private readonly trouble: ConsumerTrouble,
  ) {
    this.group = options.group
    this.running = this.runUntilClosed()
  }

  /** kafkajs retries in silence while the broker is away, and the member counts as gone after `sessionTimeout`. */
  get connected(): boolean {
    return Date.now() - this.lastSign < this.patience.session
  }

  async close(within: number): Promise<void> {
    this.stopping.abort()
    await this.sockets?.endWithin(within, this.running)
  }

  private async runUntilClosed(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      try {
        await this.runUntilCrashed()
      } catch (error) {
        await this.trouble.couldNotStart(error)
      }
      this.lastSign = 0
      await abortedOrAfter(this.stopping.signal, recreateAfter)
    }
  }

  private async runUntilCrashed(): Promise<void> {
    const { kafka, sockets } = this.client()
    this.sockets = sockets
    const consumer = kafka.consumer({
      groupId: this.group,
      allowAutoTopicCreation: false,
      maxWaitTimeInMs: 200,
      sessionTimeout: this.patience.session,
      heartbeatInterval: Math.min(heartbeatInterval, this.patience.session / 4),
      rebalanceTimeout: 15_000,
      // This class makes a new one instead: a consumer that kafkajs restarts cannot be stopped before it has joined.
      retry: { ...retry, restartOnFailure: () => Promise.resolve(false) },
    })
    const over = new AbortController()
    const crashed = new Promise<void>((resolve) => {
      consumer.on('consumer.crash', ({ payload: { error } }) => {
        if (over.signal.aborted) return
        this.trouble.crashed(error)
        this.crashed(error.message)
        resolve()
      })
    })
    const unheard = new Unheard(this.patience.session)
    const outside = Promise.withResolvers<undefined>()
    let fetched = Date.now()
    let assigned: Record<string, number[]> = {}
    let memberId: string | undefined
    let leaving = leavingPatience
    const membership = new Membership(this.stopping.signal, this.options.handle, this.prefix, this.log)
    consumer.on('consumer.group_join', ({ payload }) => {
      fetched = this.lastSign = Date.now()
      unheard.heard()
      assigned = payload.memberAssignment
      memberId = payload.memberId
      this.trouble.joined()
      membership.joined()
    })
    // The request leaves before the one to join, on the same connection: who gets the partitions goes on from there.
    consumer.on('consumer.rebalancing', () => {
      void membership.commit()
    })
    consumer.on('consumer.heartbeat', () => {
      this.lastSign = Date.now()
      unheard.heard()
    })
    consumer.on('consumer.fetch', () => {
      fetched = Date.now()
      this.crashes = 0
      if (over.signal.aborted || !unheard.fetched(fetched)) return
      over.abort()
      leaving = 0 // it is outside already
      this.log.warn({ group: this.group }, 'the consumer goes on outside of its group, making it anew')
      outside.resolve(undefined)
    })
    const watched = {
      lastSign: () => (membership.busy ? Date.now() : fetched),
      lags: () => groupLags(kafka.admin({ retry: impatient }), this.group, unpaused(assigned, consumer)),
    }
    const stopped = stoppedInSilence(watched, this.patience.fetch, over.signal).then((silent) => {
      if (!silent) return
      this.log.error({ group: this.group }, 'the consumer has stopped taking records in silence, making it anew')
      this.crashed('it fetches no records although there are some')
    })
    const starting = this.start(kafka, consumer, membership)
    try {
      await settledOrAborted(starting, this.stopping.signal)
      await settledOrAborted(Promise.race([crashed, stopped, outside.promise]), this.stopping.signal)
    } finally {
      over.abort()
      await membership.end()
      // Not before it has started: one that is disconnected while it joins joins all the same.
      const left = starting.catch(() => undefined).then(() => consumer.disconnect())
      await sockets.endWithin(leaving, Promise.all([left, stopped]))
      this.departed = memberId ?? this.departed
    }
  }

  private crashed(reason: string): void {
    this.crashes += 1
    if (this.crashes === mostCrashes)
      this.options.lost?.(`its consumer was made anew ${mostCrashes} times and takes no records: ${reason}`)
  }

  private async start(kafka: kafkajs.Kafka, consumer: KafkaConsumer, membership: Membership): Promise<void> {
    await consumer.connect()
    if (this.isClosed()) return
    if (this.departed !== undefined) await leaveFor(kafka, this.group, this.departed)
    this.departed = undefined
    if (this.isClosed()) return
    await consumer.subscribe({ topics: this.options.topics.map((topic) => this.prefix + topic), fromBeginning: true })
    if (this.isClosed()) return
    await consumer.run({
      autoCommit: false,
      eachBatchAutoResolve: false,
      partitionsConsumedConcurrently,
      eachBatch: (payload) => membership.take(payload),
    })
  }

  private isClosed(): boolean {
    return this.stopping.signal.aborted
  }
}
