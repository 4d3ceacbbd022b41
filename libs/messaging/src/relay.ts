import { Bell } from './bell.js'
import type { Connection, Database } from './database.store.js'
import { abortedOrAfter, settledOrAborted, settledWithin } from './deadline.js'
import { Episode } from './episode.js'
import type { Log } from './log.js'
import { Publishing } from './publishing.js'
import { endSilentOwner, listenForRows, ownRelay, renewRelay } from './relay-owner.store.js'
import { RelayNotice } from './relay-notice.js'
import { deleteLazily } from './relay.store.js'
import type { Producer } from './transport.js'

export interface RelaySettings {
  /** Milliseconds after which a rival takes the relay from an owner that has not renewed, ten times a renewal; 10,000. */
  readonly takeOverAfter?: number
  /** Milliseconds between two looks at the outbox that nobody asked for; 1,000. Only for notices that were lost. */
  readonly pollInterval?: number
}

/**
 * Publishes the outbox. One owner per database at a time, by a lock of its session; an owner that is stopped or cut off
 * is ended by a rival. Two for a moment are safe, because a row leaves the table only after the broker's
 * acknowledgement: they can repeat a message but never skip one, and the inbox drops repeats.
 */
export class Relay {
  private readonly draining = new AbortController()
  private readonly ending = new AbortController()
  private readonly takeOverAfter: number
  private readonly renewInterval: number
  private readonly bell: Bell
  private readonly notice: RelayNotice
  private readonly publishing: Publishing
  private readonly running: Promise<void>
  private readonly trouble: Episode
  private owning = false

  constructor(
    private readonly database: Database,
    producer: Producer,
    service: string,
    private readonly log: Log,
    { takeOverAfter = 10_000, pollInterval = 1000 }: RelaySettings = {},
  ) {
    this.takeOverAfter = takeOverAfter
    this.trouble = new Episode(log, 'the relay has its database again')
    this.renewInterval = takeOverAfter / 10
    this.bell = new Bell(pollInterval)
    this.notice = new RelayNotice(database, log)
    this.publishing = new Publishing(producer, service, log, this.bell, this.draining.signal, this.ending.signal)
    this.running = this.run()
  }

  /** When the send under way started; undefined while none is. */
  get sendingSince(): number | undefined {
    return this.publishing.sendingSince
  }

  /** Why the outbox cannot be published although the broker answers. */
  get stuck(): string | undefined {
    return this.publishing.stuck
  }

  /** There may be new rows: called after each commit. */
  wake(): void {
    if (this.owning) this.bell.ring()
    else this.notice.give()
  }

  /** Publishes what is there, at the longest for `within` milliseconds, and stops. */
  async stop(within: number): Promise<void> {
    this.draining.abort()
    this.bell.ring()
    await settledWithin(within, this.running)
    this.ending.abort()
    await settledWithin(500, this.running)
  }

  private async run(): Promise<void> {
    while (!this.isDraining()) {
      let connection: Connection | undefined
      try {
        connection = await this.database.connection({ patience: this.takeOverAfter })
        this.trouble.over()
        if (await this.owned(connection)) await this.publish(connection)
      } catch (error) {
        this.trouble.met(error, 'the relay has no database, taking it up again')
      }
      if (connection) await settledWithin(500, connection.close())
      await abortedOrAfter(this.draining.signal, this.renewInterval)
    }
  }

  /** Waits until this process owns the relay; false when it stops before. */
  private async owned(connection: Connection): Promise<boolean> {
    while (!this.isDraining()) {
      if (await ownRelay(connection)) return true
      const ended = await endSilentOwner(connection, this.takeOverAfter)
      if (ended.length > 0)
        this.log.warn(
          { sessions: ended },
          `took the relay from an owner that was silent for over ${this.takeOverAfter} ms`,
        )
      await abortedOrAfter(this.draining.signal, this.renewInterval)
    }
    return false
  }

  private async publish(connection: Connection): Promise<void> {
    const gone = new AbortController()
    const end = (): void => {
      gone.abort()
    }
    void connection.lost.then(end)
    if (this.ending.signal.aborted) end()
    this.ending.signal.addEventListener('abort', end)
    const renewing = this.renew(connection, gone)
    try {
      this.owning = true
      await deleteLazily(connection)
      await settledOrAborted(
        listenForRows(connection, () => {
          this.bell.ring()
        }),
        gone.signal,
      )
      await this.publishing.until(gone.signal, connection)
    } finally {
      this.owning = false
      this.bell.ring() // a wait that was armed and is not waited for
      end()
      this.ending.signal.removeEventListener('abort', end)
      await renewing
    }
  }

  /** An owner that cannot show that it is there stops sending: a rival may have taken over by now. */
  private async renew(connection: Connection, gone: AbortController): Promise<void> {
    for (;;) {
      await abortedOrAfter(gone.signal, this.renewInterval)
      if (gone.signal.aborted) return
      const renewed = settledOrAborted(renewRelay(connection), gone.signal).catch((error: unknown) => {
        this.log.warn({ err: error }, 'the relay cannot show that it is there, giving it up')
        return false
      })
      if (!(await renewed)) gone.abort()
    }
  }

  private isDraining(): boolean {
    return this.draining.signal.aborted
  }
}
