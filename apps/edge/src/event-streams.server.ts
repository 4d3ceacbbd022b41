import { PassThrough, type Readable } from 'node:stream'
import { Problem } from './problem.js'
import { sseEvent, sseHeartbeat, sseOpening } from './sse.js'
import type { Lookout, Watch } from './watch.server.js'

/** Whose events a stream shows, and the last one its client has. */
export interface Position {
  /** An order's id, or a merchant's. */
  readonly of: string
  readonly after: number
}

/** An event for the `nth` of the positions asked about, counted from 0. */
export interface Told {
  readonly nth: number
  readonly n: number
  readonly data: unknown
}

/** Reads what comes after each position, at most `most` events each, in their order. */
export type ReadAfter = (positions: readonly Position[], most: number) => Promise<readonly Told[]>

interface Open {
  readonly merchantId: string
  readonly of: string
  readonly stream: PassThrough
  after: number
  /** Heartbeats in a row at which the client had not taken what it was sent. */
  stuck: number
}

const mostStreams = 2_000
const mostStreamsOfMerchant = 1_000
/** Events for one stream from one look: with what a socket holds, all that a client who does not read can cost. */
const mostAtOnce = 100
/** Bytes that a stream holds before it is asked to wait. */
const highWaterMark = 16_384
/** Milliseconds. */
const heartbeatInterval = 10_000
/** A client that takes nothing for this many heartbeats is cut off; it may come back and go on. */
const patience = 3

/** Streams of server-sent events of one kind. All of them together cost one query when something happened. */
export class EventStreams implements Lookout {
  private readonly open = new Set<Open>()
  private readonly heart = setInterval(() => {
    this.beat()
  }, heartbeatInterval).unref()

  constructor(
    private readonly watch: Pick<Watch, 'add' | 'ring' | 'ended'>,
    private readonly readAfter: ReadAfter,
  ) {
    watch.add(this)
  }

  get wanted(): boolean {
    return this.open.size > 0
  }

  /** The body of an answer: what comes after `after`, and then what happens. Throws a Problem when too many are open. */
  follow(merchantId: string, { of, after }: Position): Readable {
    if (this.watch.ended || this.open.size >= mostStreams) {
      throw new Problem('unavailable', 'This instance has no stream left; come back in a moment.', { retryAfter: 2 })
    }
    if ([...this.open].filter((one) => one.merchantId === merchantId).length >= mostStreamsOfMerchant) {
      throw new Problem('too-many-requests', `Close some of your ${mostStreamsOfMerchant} streams.`, { retryAfter: 10 })
    }
    const one: Open = { merchantId, of, after, stream: new PassThrough({ highWaterMark }), stuck: 0 }
    this.open.add(one)
    one.stream.on('error', () => undefined).on('close', () => this.open.delete(one))
    one.stream.write(sseOpening)
    this.watch.ring()
    return one.stream
  }

  async look(): Promise<void> {
    const ready = [...this.open].filter(({ stream }) => !stream.writableNeedDrain)
    const told = ready.length === 0 ? [] : await this.readAfter(ready, mostAtOnce)
    const counts = new Map<Open, number>()
    for (const { nth, n, data } of told) {
      const one = ready[nth]
      if (!one || one.stream.destroyed) continue
      one.after = n
      one.stream.write(sseEvent(n, data))
      counts.set(one, (counts.get(one) ?? 0) + 1)
    }
    for (const [{ stream }, count] of counts) {
      // There is more, or may be by the time the client has taken this.
      if (stream.writableNeedDrain)
        stream.once('drain', () => {
          this.watch.ring()
        })
      else if (count === mostAtOnce) this.watch.ring()
    }
  }

  end(): void {
    clearInterval(this.heart)
    for (const { stream } of this.open) stream.end()
  }

  private beat(): void {
    for (const one of this.open) {
      one.stuck = one.stream.writableNeedDrain ? one.stuck + 1 : 0
      if (one.stuck >= patience) one.stream.destroy()
      else if (one.stuck === 0) one.stream.write(sseHeartbeat)
    }
  }
}
