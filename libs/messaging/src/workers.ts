import { claimAttempts, hastenAttempts, postponeAttempts, type ClaimedAttempt } from './attempt.store.js'
import { Bell } from './bell.js'
import type { Database } from './database.store.js'
import { abortedOrAfter, settledWithin, within } from './deadline.js'
import { failpoint } from './failpoint.js'
import type { Log } from './log.js'
import type { Metrics } from './metrics.js'
import type { Queue } from './queue.js'
import { traceIdOf } from './trace-context.js'
import { tracedCall, type Tracing } from './tracing.js'
import { backOff, leaseSeconds, retryLater, type RetryLater, type Settled, type Worker } from './worker.js'

/** For attempts whose time has come, and those of a process that died. */
const pollInterval = 200
/** Attempts that met nobody, remembered to be made again at once; any more wait for their time. */
const mostRemembered = 20_000

/** Does one worker's attempts in this process: claims, calls, and hands the outcomes to the queue. */
export class AttemptRunner {
  private readonly underWay = new Map<string, Promise<void>>()
  private readonly stopping = new AbortController()
  private readonly cutting = new AbortController()
  private readonly bell = new Bell(pollInterval)
  /** Since somebody was reached last. */
  private readonly metNobody = new Set<string>()
  private readonly running: Promise<void>

  constructor(
    private readonly worker: Worker,
    private readonly database: Database,
    private readonly queue: Queue,
    private readonly log: Log,
    private readonly tracing: Tracing,
    private readonly metrics: Metrics,
  ) {
    this.running = this.run()
  }

  /** There may be new attempts: called after each commit. */
  wake(): void {
    this.bell.ring()
  }

  /** Claims nothing more and waits for the calls under way, at the longest `within` milliseconds. */
  async stop(within: number): Promise<void> {
    this.stopping.abort()
    this.bell.ring()
    // First the loop: a claim on its way when it was stopped still begins.
    await settledWithin(
      within,
      this.running.then(() => Promise.all(this.underWay.values())),
    )
    this.cutting.abort()
  }

  private async run(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      const wake = this.bell.next()
      const free = this.worker.concurrency - this.underWay.size
      try {
        const claimed = free > 0 ? await claimAttempts(this.database, this.worker.name, free) : []
        for (const attempt of claimed) this.start(attempt)
        // Fewer than asked for were all there are.
        if (free === 0 || claimed.length < free) await wake
      } catch (error) {
        this.log.debug({ err: error, worker: this.worker.name }, 'attempts not claimed')
        await abortedOrAfter(this.stopping.signal, pollInterval)
      }
    }
  }

  private start(attempt: ClaimedAttempt): void {
    if (this.underWay.has(attempt.id)) return // its lease ran out while its outcome waits here
    const done = this.attempt(attempt).finally(() => {
      const wasFull = this.underWay.size >= this.worker.concurrency
      this.underWay.delete(attempt.id)
      if (wasFull) this.bell.ring()
    })
    this.underWay.set(attempt.id, done)
  }

  private async attempt(claimed: ClaimedAttempt): Promise<void> {
    const span = tracedCall(this.tracing, this.worker.name, claimed)
    const attempt = { ...claimed, traceparent: span.traceparent }
    const ending = await this.call(attempt)
    span.end({ failure: ending.ending === 'settled' ? undefined : ending.reason })
    failpoint('worker.called')
    if (ending.ending === 'settled' || ending.reached !== false) void this.somebodyIsThere()
    if (ending.ending === 'settled') {
      const { id: attemptId, kind, aggregateId, correlationId, causationId, traceparent, tries } = attempt
      const asked = { kind, attemptId, aggregateId, correlationId, causationId, traceparent, tries }
      const { outcome, payload } = ending
      await this.queue.push([{ origin: 'worker', ...asked, outcome, payload }], null)
      return
    }
    this.metrics.retried(this.worker.name)
    const milliseconds = backOff(attempt.tries)
    this.log[isPowerOfTwo(attempt.tries) ? 'warn' : 'debug'](
      { ...this.about(attempt), tries: attempt.tries, again: milliseconds, reason: ending.reason },
      'outcome unknown, trying again',
    )
    try {
      await postponeAttempts(this.database, [{ id: attempt.id, milliseconds }])
      if (ending.reached === false && this.metNobody.size < mostRemembered) this.metNobody.add(attempt.id)
    } catch (error) {
      // Its lease runs out and it is claimed again.
      this.log.debug({ err: error, ...this.about(attempt) }, 'attempt not postponed')
    }
  }

  /** What met nobody need not wait for its time any more: after a while away, that is up to 10 s for all of them. */
  private async somebodyIsThere(): Promise<void> {
    if (this.metNobody.size === 0) return
    const ids = [...this.metNobody]
    this.metNobody.clear()
    try {
      await hastenAttempts(this.database, ids)
      this.log.info({ worker: this.worker.name, attempts: ids.length }, 'somebody answers again, trying at once')
      this.bell.ring()
    } catch (error) {
      // Each is made at its time.
      this.log.debug({ err: error, worker: this.worker.name }, 'attempts not hastened')
    }
  }

  private about({ id, correlationId, traceparent }: ClaimedAttempt): object {
    return { worker: this.worker.name, attempt: id, correlationId, traceId: traceIdOf(traceparent) }
  }

  /** Given up with its lease: a call that never ends would keep its hand, and this process from making it again. */
  private async call(attempt: ClaimedAttempt): Promise<Settled | RetryLater> {
    try {
      const ending = await within(leaseSeconds * 1000, this.cutting.signal, (over) => this.worker.call(attempt, over))
      return ending ?? retryLater('it did not end within its lease')
    } catch (error) {
      this.log.error({ err: error, ...this.about(attempt) }, 'a worker threw')
      return retryLater(error instanceof Error ? error.message : String(error))
    }
  }
}

/** An attempt that is tried for hours is told ever more rarely. */
const isPowerOfTwo = (n: number): boolean => (n & (n - 1)) === 0
