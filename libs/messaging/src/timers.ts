import { Bell } from './bell.js'
import type { Database } from './database.store.js'
import { abortedOrAfter, settledWithin } from './deadline.js'
import type { Log } from './log.js'
import type { Queue } from './queue.js'
import { dueTimers } from './timer.store.js'

/** Milliseconds between two looks: for timers other members set, and for a clock that was moved. */
const pollInterval = 1000
const timersPerLook = 500

/** Puts timers whose time has come into the queue; sleeps until the next one is due, but never longer than a while. */
export class TimerRunner {
  private readonly stopping = new AbortController()
  private readonly bell = new Bell(pollInterval)
  private readonly running: Promise<void>
  /** When it looks again, by the runtime's clock. */
  private looks = new Date(0)

  constructor(
    private readonly database: Database,
    private readonly queue: Queue,
    private readonly log: Log,
  ) {
    this.running = this.run()
  }

  /** A timer due at `due` has been set. */
  set(due: Date): void {
    if (due < this.looks) this.bell.ring()
  }

  /** The clock was moved. */
  wake(): void {
    this.bell.ring()
  }

  /** Looks no more and waits for the firings under way, at the longest `within` milliseconds. */
  async stop(within: number): Promise<void> {
    this.stopping.abort()
    this.bell.ring()
    await settledWithin(within, this.running)
  }

  private async run(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      this.looks = new Date(8.64e15) // whatever is set while it looks may be missed: then it looks again
      const wake = this.bell.next()
      try {
        const { due, next, now } = await dueTimers(this.database, timersPerLook)
        if (due.length > 0) await this.queue.push(due, null)
        else {
          const patience = Math.min(pollInterval, next ? next.getTime() - now.getTime() + 1 : pollInterval)
          this.looks = new Date(now.getTime() + patience)
          await settledWithin(patience, wake)
        }
      } catch (error) {
        this.log.debug({ err: error }, 'timers not looked at')
        await abortedOrAfter(this.stopping.signal, pollInterval)
      }
    }
  }
}
