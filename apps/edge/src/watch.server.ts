import type { OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common'
import type { Connection, Database, Log } from '@parpay/messaging'
import { setTimeout as delay } from 'node:timers/promises'
import { hearInstances, provenAlive } from './watch.store.js'

/** Requests that wait for something of one kind. */
export interface Lookout {
  /** Whether anybody waits. */
  readonly wanted: boolean
  /** Looks once, in one query, for everybody who waits. Throws the database's error; nobody is answered then. */
  look(): Promise<void>
  /** The process ends: everybody is answered with what is known. */
  end(): void
}

/** Milliseconds between looks that nothing asked for: a connection that is cut without a word costs no more. */
const slowly = 2_000
const reconnectAfter = 500
/** By default, between proofs that the listening connection is alive. */
const proofs = 10_000
/** For the connection's goodbye at the end: one that was cut in silence does not answer for as long as its patience. */
const goodbye = 1_000
/** The longest pause between two looks. */
const longestPause = 250

/**
 * Wakes the requests of this instance that wait, whichever instance committed what they wait for: one connection
 * listens, and each notification leads to one look for all of them. Notifications during a look lead to one more. After
 * a look there is a pause as long as it took, so that however many wait, the database is asked half of the time at most.
 */
export class Watch implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly lookouts: Lookout[] = []
  private readonly ending = new AbortController()
  private readonly slow = setInterval(() => {
    this.ring()
  }, slowly).unref()
  private looking = false
  private rung = false
  private listening: Promise<void> | undefined

  constructor(
    private readonly database: Database,
    private readonly log: Log,
    private readonly proofInterval = proofs,
  ) {}

  add(lookout: Lookout): void {
    this.lookouts.push(lookout)
  }

  get ended(): boolean {
    return this.ending.signal.aborted
  }

  /** Something may have happened, or somebody new waits. */
  ring(): void {
    this.rung = true
    if (!this.looking) void this.look()
  }

  onApplicationBootstrap(): void {
    this.listening = this.listen()
  }

  async onModuleDestroy(): Promise<void> {
    this.ending.abort()
    clearInterval(this.slow)
    for (const lookout of this.lookouts) lookout.end()
    await Promise.race([this.listening, delay(goodbye, undefined, { ref: false })])
  }

  private async look(): Promise<void> {
    this.looking = true
    while (this.rung && !this.ended) {
      this.rung = false
      const started = performance.now()
      try {
        for (const lookout of this.lookouts) if (lookout.wanted) await lookout.look()
      } catch (error) {
        this.log.debug({ err: error }, 'could not look for what requests wait for; looking again soon')
      }
      const pause = Math.min(performance.now() - started, longestPause)
      await delay(pause, undefined, { signal: this.ending.signal }).catch(() => undefined)
    }
    this.looking = false
  }

  private async listen(): Promise<void> {
    while (!this.ended) {
      let connection: Connection | undefined
      try {
        connection = await this.database.connection()
        await hearInstances(connection, () => {
          this.ring()
        })
        this.ring() // for what was committed while nobody listened
        await this.untilLost(connection)
      } catch (error) {
        this.log.debug({ err: error }, 'not listening for what other instances commit; trying again')
      }
      await connection?.close().catch(() => undefined)
      await delay(reconnectAfter, undefined, { signal: this.ending.signal }).catch(() => undefined)
    }
  }

  private async untilLost(connection: Connection): Promise<void> {
    const lost = new AbortController()
    void connection.lost.then(() => {
      lost.abort()
    })
    const over = AbortSignal.any([this.ending.signal, lost.signal])
    const ended = (): boolean => over.aborted
    while (!ended()) {
      await delay(this.proofInterval, undefined, { signal: over }).catch(() => undefined)
      if (!ended()) await provenAlive(connection)
    }
  }
}
