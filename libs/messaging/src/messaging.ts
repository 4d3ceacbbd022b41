import type { AnyMessageType, Contract } from '@parpay/events'
import { randomUUID } from 'node:crypto'
import type { WiredAggregate } from './aggregate.js'
import { arrival, typesOf } from './arrival.js'
import { hastenAttempt } from './attempt.store.js'
import { readBacklog, type Backlog } from './backlog.store.js'
import { Clock } from './clock.js'
import type { Database, Tx } from './database.store.js'
import { settledWithin } from './deadline.js'
import { failpoint } from './failpoint.js'
import { lagOf, type Lag } from './lag.js'
import type { RecordItem } from './item.js'
import type { Log } from './log.js'
import { silent } from './log.js'
import { unmeasured, type Metrics } from './metrics.js'
import { observedProducer } from './observed-producer.js'
import { OffsetJumps } from './offset-jumps.js'
import { appendToOutbox } from './outbox.store.js'
import type { ParkedList } from './parked-list.store.js'
import { Processor } from './processor.js'
import type { WiredProjection } from './projection.js'
import { readWork, type Work } from './quiescence.store.js'
import { Queue } from './queue.js'
import { Redrive, type DiscardedMessage, type Meant, type Redriven, type ToDiscard } from './redrive.js'
import { Relay, type RelaySettings } from './relay.js'
import type { Traceparent } from './trace-context.js'
import { tracedItems, untraced, type Tracing } from './tracing.js'
import { TimerRunner } from './timers.js'
import type { Consumer, Producer, Topics, Transport } from './transport.js'
import { checkWiring } from './wiring.js'
import type { Worker } from './worker.js'
import { AttemptRunner } from './workers.js'

const itemsPerBatch = 500
/** A send that takes longer is a broker that does not answer. */
const sendPatience = 3000

export interface MessagingOptions {
  readonly contract: Contract
  readonly aggregates?: readonly WiredAggregate[]
  readonly projections?: readonly WiredProjection[]
  readonly workers?: readonly Worker[]
  readonly database: Database
  readonly transport: Transport
  readonly relay?: RelaySettings
  /** Told when this process takes no messages any more and only a new one may. */
  readonly consumerLost?: ((reason: string) => void) | undefined
  readonly log?: Log
  readonly tracing?: Tracing
  readonly metrics?: Metrics
}

export interface Health {
  readonly broker: 'up' | 'down'
  readonly database: 'up' | 'down'
  /** In words, empty when all is well. */
  readonly reasons: readonly string[]
}

/** What this service still has to do, and how far it has come: the same for every instance of it. */
export interface Quiescence extends Work {
  readonly service: string
  /** The topics it takes messages from. */
  readonly topics: readonly string[]
}

/** A message put into the outbox by hand: what begins a flow, such as a request at the edge. */
export interface Request {
  readonly type: AnyMessageType
  readonly message: unknown
  /** The thing the flow is about, such as the order's id. */
  readonly correlationId: string
  /** The span it is made in, such as that of the HTTP request; without one its flow is not traced. */
  readonly traceparent?: Traceparent | null
}

/** One service's part in the system: what it consumes, decides and publishes. */
export class Messaging {
  private readonly queue = new Queue()
  private readonly clock = new Clock()
  private readonly stopping = new AbortController()
  private readonly processor: Processor
  private readonly operator: Redrive
  private readonly jumps: OffsetJumps
  private readonly topics: Topics
  private parts:
    | {
        consumer: Consumer
        producer: Producer
        relay: Relay
        runners: AttemptRunner[]
        timers: TimerRunner | undefined
      }
    | undefined
  private committing: Promise<void> | undefined

  /** Throws `WiringError` when the handlers are not exactly what the contract receives. */
  constructor(private readonly options: MessagingOptions) {
    const {
      contract,
      aggregates = [],
      projections = [],
      workers = [],
      database,
      log = silent,
      metrics = unmeasured,
    } = options
    this.topics = options.transport.topics()
    checkWiring(contract, { aggregates, projections }, workers)
    this.jumps = new OffsetJumps(database, log)
    this.processor = new Processor(database, { aggregates, projections }, log, this.stopping.signal, metrics)
    this.processor.onTimerSet = (due) => this.parts?.timers?.set(due)
    this.operator = new Redrive(database, this.queue, this.processor.limit, log)
  }

  /** Begins to consume, publish and work, once. A broker or database that is away is waited for; `health` tells. */
  start(): void {
    if (this.stopping.signal.aborted) throw new Error(`${this.options.contract.service} has stopped: make a new one`)
    if (this.parts) throw new Error(`${this.options.contract.service} is started already`)
    const { contract, aggregates = [], workers = [], database, transport } = this.options
    const { log = silent, tracing = untraced, metrics = unmeasured } = this.options
    const received = typesOf(contract.receive)
    const withTimers = aggregates.some(({ timers }) => timers.size > 0)
    const producer = observedProducer(transport.producer(), tracing, metrics)
    this.committing = this.commitBatches()
    this.parts = {
      producer,
      relay: new Relay(database, producer, contract.service, log, this.options.relay),
      runners: workers.map((worker) => new AttemptRunner(worker, database, this.queue, log, tracing, metrics)),
      timers: withTimers ? new TimerRunner(database, this.queue, log) : undefined,
      consumer: transport.consumer({
        group: contract.service,
        topics: topicsOf(contract),
        lost: this.options.consumerLost,
        handle: async (records, signal) => {
          const jump = await this.jumps.before(records)
          if (jump) return jump
          const ending = await this.take(
            records.map((record) => arrival(record, received)),
            signal,
          )
          if (ending === 'committed') this.jumps.committed(records)
          return ending
        },
      }),
    }
  }

  /** Puts messages into the outbox within `tx`. Call `wake` after the commit. */
  append(tx: Tx, requests: readonly Request[]): Promise<void> {
    return appendToOutbox(
      tx,
      requests.map((request) => ({ traceparent: null, ...request, id: randomUUID(), causationId: null })),
    )
  }

  /** A transaction with new messages or attempts has committed. */
  wake(): void {
    failpoint('outbox.committed')
    this.parts?.relay.wake()
    this.wakeWorkers()
  }

  /** Makes an open attempt again now that was tried before; false: there is none. Throws the database's error. */
  async tryNow(attemptId: string): Promise<boolean> {
    const open = await hastenAttempt(this.options.database, attemptId)
    if (open) this.wakeWorkers()
    return open
  }

  private wakeWorkers(): void {
    for (const runner of this.parts?.runners ?? []) runner.wake()
  }

  /** The time by the runtime's clock, as this process saw it last: `quiescence` looks. */
  now(): Date {
    return this.clock.now()
  }

  /**
   * What is left to do. Looks at the clock too: an instance that answers with an epoch goes by it from then on. Throws the
   * database's error.
   */
  async quiescence(): Promise<Quiescence> {
    const { contract, database } = this.options
    const work = await readWork(database)
    if (this.clock.take(work)) {
      this.parts?.timers?.wake()
      for (const runner of this.parts?.runners ?? []) runner.wake()
    }
    return { service: contract.service, topics: topicsOf(contract), ...work }
  }

  /** Why no messages are taken although all servers are there, in words; undefined while they are. */
  get paused(): string | undefined {
    return this.processor.limit.paused
  }

  /** What is parked: at most `limit` keys and as many unreadable records. Throws the database's error. */
  parked({ limit = 100, key }: { limit?: number; key?: string | undefined } = {}): Promise<ParkedList> {
    return this.operator.list({ limit, key })
  }

  /** Tries parked messages again, in order per key. Throws `NothingDone`. */
  redrive(meant: Meant): Promise<Redriven[]> {
    return this.operator.redrive(meant)
  }

  /** Gives up what stands in the way of a key, on record, and redrives what is behind it. Throws `NothingDone`. */
  discard(what: ToDiscard & { readonly reason: string }): Promise<DiscardedMessage> {
    return this.operator.discard(what, what.reason)
  }

  health(): Health {
    const { databaseAway } = this.processor
    const relay = this.parts?.relay
    const sending = relay?.sendingSince
    const silentBroker = sending !== undefined && Date.now() - sending > sendPatience
    const reasons = [
      ...(databaseAway ? [`the database is away: ${databaseAway.message}`] : []),
      ...(this.parts?.consumer.connected ? [] : ['not in its consumer group yet, or the broker is away']),
      ...(silentBroker ? ['the broker does not acknowledge messages'] : []),
      ...(relay?.stuck === undefined ? [] : [relay.stuck]),
      ...(this.processor.limit.paused === undefined ? [] : [this.processor.limit.paused]),
      ...this.jumps.reasons,
    ]
    const broker = this.parts?.consumer.connected && !silentBroker ? 'up' : 'down'
    return { broker, database: databaseAway ? 'down' : 'up', reasons }
  }

  /** What waits in its tables. Throws the database's error. */
  backlog(): Promise<Backlog> {
    return readBacklog(this.options.database)
  }

  /** How far it is behind on each partition it reads. Throws the database's error, or the broker's. */
  async lag({ positions }: Pick<Backlog, 'positions'>): Promise<Lag[]> {
    const received = new Set(this.options.contract.receive.map(({ topic }) => topic))
    return lagOf(await this.topics.ends([...received]), positions)
  }

  /** Topics it reads or writes that are not there, or that it may not use. Throws when the broker does not answer. */
  missingTopics(): Promise<readonly string[]> {
    const { send, receive } = this.options.contract
    return this.topics.missing([...new Set([...send, ...receive].map(({ topic }) => topic))])
  }

  /**
   * Stops taking, finishes what is under way, publishes what is committed, leaves. Each step gives up so that all is
   * over after about `within` milliseconds; what was cut off happens again at the next start, and only once.
   */
  async stop({ within }: { within: number }): Promise<void> {
    const looking = this.topics.close()
    if (!this.parts) return looking
    const { consumer, producer, relay, runners, timers } = this.parts
    const end = Date.now() + within
    const left = (share: number): number => Math.max(100, (end - Date.now()) * share)
    const takers = [...runners, ...(timers ? [timers] : [])]
    await Promise.all([consumer.close(left(0.6)), ...takers.map((taker) => taker.stop(left(0.6)))])
    this.queue.close()
    const cutting = setTimeout(() => {
      this.stopping.abort()
    }, left(0.3))
    await settledWithin(left(0.5), this.committing ?? Promise.resolve())
    clearTimeout(cutting)
    this.stopping.abort()
    await relay.stop(left(0.5))
    await Promise.all([producer.close(left(0.9)), settledWithin(left(0.9), looking)])
    this.parts = undefined
  }

  /** Holds the records while too many keys are parked: all partitions, with heartbeats, until a person has looked. */
  private async take(items: readonly RecordItem[], signal: AbortSignal): Promise<'committed' | 'abandoned'> {
    for (;;) {
      await this.processor.limit.open(signal)
      const ending = await this.queue.push(items, signal)
      if (ending !== 'paused') return ending
    }
  }

  private async commitBatches(): Promise<void> {
    const { contract, tracing = untraced } = this.options
    for (;;) {
      const batch = await this.queue.take(itemsPerBatch)
      if (!batch) return
      const before = this.processor.published
      const steps = tracedItems(tracing, contract.service, batch.items)
      const ending = await this.processor.process(steps.traced)
      steps.end(ending === 'abandoned' ? 'abandoned: another member takes it' : undefined)
      if (ending === 'committed') failpoint('batch.committed')
      if (this.processor.published > before) this.wake()
      else this.wakeWorkers()
      batch.end(ending)
    }
  }
}

const topicsOf = ({ receive }: Contract): string[] => [...new Set(receive.map(({ topic }) => topic))]
