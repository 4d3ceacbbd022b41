import { abortedOrAfter, settledWithin } from './deadline.js'
import { incoming, offsetsByTopic, type Consumed, type KafkaRecord } from './kafka-record.js'
import type { Log } from './log.js'
import type { IncomingRecord, RecordsHandler } from './transport.js'

/** Milliseconds: far less than a session, so that a member that waits for its handler stays in its group. */
export const heartbeatInterval = 500
const commitInterval = 500
/** Between two heartbeats a handler takes at most this many records of a partition. */
const chunk = 500

/** A partition's records as kafkajs hands them out, with what may be done meanwhile. */
export interface FetchedBatch {
  readonly batch: { readonly topic: string; readonly partition: number; readonly messages: readonly KafkaRecord[] }
  resolveOffset(offset: string): void
  heartbeat(): Promise<void>
  commitOffsetsIfNecessary(offsets: { topics: ReturnType<typeof offsetsByTopic> }): Promise<void>
  /** Fetches nothing more of this partition until what it answers is called. */
  pause(): () => void
}

/** What one consumer has consumed since it last joined, and commits on a timer. */
export class Membership {
  /** Counted by us, since GROUP_JOIN names no generation: a commit from before a rebalance must not be sent after it. */
  private epoch = new AbortController()
  /** One for all batches of an epoch: each signal made with `AbortSignal.any` is kept until `stopping` aborts. */
  private gone: AbortSignal
  private readonly consumed = new Map<string, Consumed>()
  private readonly underWay = new Set<Promise<void>>()
  private readonly pauses = new Set<NodeJS.Timeout>()
  private readonly timer = setInterval(() => void this.commit(), commitInterval)
  /** A handler's own way to commit: the consumer's repeats inside for ever, and would send after a rebalance. */
  private commitOffsets: FetchedBatch['commitOffsetsIfNecessary'] | undefined
  private committing: Promise<void> | undefined

  constructor(
    private readonly stopping: AbortSignal,
    private readonly handle: RecordsHandler,
    private readonly prefix: string,
    private readonly log: Log,
  ) {
    this.gone = AbortSignal.any([this.epoch.signal, stopping])
  }

  joined(): void {
    this.epoch.abort()
    this.epoch = new AbortController()
    this.gone = AbortSignal.any([this.epoch.signal, this.stopping])
    this.consumed.clear()
  }

  /** A handler is under way. */
  get busy(): boolean {
    return this.underWay.size > 0
  }

  /** Never throws into kafkajs but a heartbeat's own error: anything else would end the consumer for good. */
  async take(payload: FetchedBatch): Promise<void> {
    this.commitOffsets = (offsets) => payload.commitOffsetsIfNecessary(offsets)
    const working = this.takeChunks(payload)
    const settled = working.then(
      () => undefined,
      () => undefined,
    )
    this.underWay.add(settled)
    try {
      await working
    } finally {
      this.underWay.delete(settled)
    }
  }

  private async takeChunks(payload: FetchedBatch): Promise<void> {
    const { batch } = payload
    const { topic, partition } = batch
    const { epoch, gone } = this
    for (let from = 0; from < batch.messages.length && !gone.aborted; from += chunk) {
      const messages = batch.messages.slice(from, from + chunk)
      const records = messages.map((message) => incoming(topic.slice(this.prefix.length), partition, message))
      const ending = await this.handled(records, gone, payload)
      const last = messages.at(-1)
      if (typeof ending === 'object') this.resumeAfter(ending.pauseFor, payload.pause())
      if (ending !== 'committed' || this.isOver(epoch) || !last) return
      payload.resolveOffset(last.offset)
      this.consumed.set(`${topic}/${partition}`, { topic, partition, offset: String(BigInt(last.offset) + 1n) })
      await payload.heartbeat()
    }
  }

  /** Hands the records over, and keeps this member in its group until they are handled. */
  private async handled(
    records: readonly IncomingRecord[],
    gone: AbortSignal,
    payload: FetchedBatch,
  ): ReturnType<RecordsHandler> {
    const done = new AbortController()
    const handling = this.handle(records, gone).finally(() => {
      done.abort()
    })
    for (;;) {
      await abortedOrAfter(done.signal, heartbeatInterval)
      if (done.signal.aborted) return handling
      await payload.heartbeat()
    }
  }

  /** kafkajs keeps a pause over rebalances: whoever has the partition then, this consumer must not leave it paused. */
  private resumeAfter(milliseconds: number, resume: () => void): void {
    const timer = setTimeout(() => {
      this.pauses.delete(timer)
      resume()
    }, milliseconds)
    this.pauses.add(timer)
  }

  private isOver(epoch: AbortController): boolean {
    return epoch.signal.aborted
  }

  /** One at a time. What was not committed goes with the next, or is read again elsewhere and dropped by the inbox. */
  commit(): Promise<void> {
    this.committing ??= this.commitConsumed().finally(() => {
      this.committing = undefined
    })
    return this.committing
  }

  private async commitConsumed(): Promise<void> {
    const { epoch, commitOffsets } = this
    const consumed = [...this.consumed]
    if (!commitOffsets || consumed.length === 0) return
    this.consumed.clear()
    try {
      await commitOffsets({ topics: offsetsByTopic(consumed.map(([, offset]) => offset)) })
    } catch (error) {
      this.log.debug({ err: error }, 'offsets not committed')
      if (this.isOver(epoch)) return
      for (const [name, offset] of consumed) if (!this.consumed.has(name)) this.consumed.set(name, offset)
    }
  }

  /** After the records under way: the last commit. */
  async end(): Promise<void> {
    clearInterval(this.timer)
    for (const pause of this.pauses) clearTimeout(pause)
    await settledWithin(5000, Promise.all(this.underWay))
    await settledWithin(
      1000,
      this.commit().then(() => this.commit()),
    )
    this.epoch.abort()
  }
}
