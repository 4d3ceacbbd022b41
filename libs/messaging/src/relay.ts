import type { Connection, Database } from './database.store.js'
import { abortedOrAfter, onAbort, settledWithin } from './deadline.js'
import { recordOf } from './headers.js'
import type { Log } from './log.js'
import { deleteLazily, deleteRows, nextRows, ownRelay, type OutboxRow } from './relay.store.js'
import type { Producer } from './transport.js'

const rowsPerSend = 1000
/** For rows other instances committed, and those of an owner that died: nobody here is woken for them. */
const pollInterval = 250
const ownershipInterval = 1000

/**
 * Publishes the outbox. One owner per database at a time; two for a moment are safe, because a row leaves the table
 * only after the broker's acknowledgement: they can repeat a message but never skip one, and the inbox drops repeats.
 */
export class Relay {
  /** When the send under way started; undefined while none is. */
  sendingSince: number | undefined
  /** Why the outbox cannot be published although the broker answers. */
  stuck: string | undefined
  private readonly draining = new AbortController()
  private readonly ending = new AbortController()
  private woken: () => void = () => undefined
  private readonly running: Promise<void>

  constructor(
    private readonly database: Database,
    private readonly producer: Producer,
    private readonly service: string,
    private readonly log: Log,
  ) {
    this.running = this.run()
  }

  /** There may be new rows: called after each commit. */
  wake(): void {
    this.woken()
  }

  /** Publishes what is there, at the longest for `within` milliseconds, and stops. */
  async stop(within: number): Promise<void> {
    this.draining.abort()
    this.woken()
    await settledWithin(within, this.running)
    this.ending.abort()
    await settledWithin(500, this.running)
  }

  private async run(): Promise<void> {
    while (!this.draining.signal.aborted) {
      let connection: Connection | undefined
      try {
        connection = await this.database.connection()
        if (await ownRelay(connection)) await this.publish(connection)
      } catch (error) {
        this.log.warn({ err: error }, 'the relay lost its database, taking it up again')
      }
      if (connection) await settledWithin(500, connection.close())
      await abortedOrAfter(this.draining.signal, ownershipInterval)
    }
  }

  private async publish(connection: Connection): Promise<void> {
    await deleteLazily(connection)
    const sent = new Set<bigint>()
    let lost = false
    const gone = Promise.race([connection.lost, onAbort(this.ending.signal)]).then(() => {
      lost = true
    })
    let deleting: Promise<void> | undefined
    // Rows acknowledged while a delete is under way go with the next one.
    const deleteSent = (): void => {
      if (deleting || sent.size === 0) return
      const ids = [...sent]
      deleting = deleteRows(connection, ids)
        .then(() => {
          for (const id of ids) sent.delete(id)
        })
        .catch((error: unknown) => {
          this.log.debug({ err: error }, 'published rows not deleted yet')
        })
        .finally(() => {
          deleting = undefined
          if (!lost) deleteSent()
        })
    }
    const isLost = (): boolean => lost
    while (!isLost()) {
      const wake = this.nextWake()
      const rows = await nextRows(connection, sent, rowsPerSend)
      if (rows.length === 0) {
        if (this.draining.signal.aborted) break
        await Promise.race([wake, gone])
        continue
      }
      if (!(await this.send(rows, gone))) continue
      for (const row of rows) sent.add(row.id)
      deleteSent()
    }
    while (deleting && !isLost()) await Promise.race([deleting, gone])
  }

  /** One send at a time: it ends with all rows acknowledged, or with none of them counted as sent. */
  private async send(rows: readonly OutboxRow[], gone: Promise<void>): Promise<boolean> {
    this.sendingSince = Date.now()
    const sending = this.producer.send(rows.map((row) => recordOf(row, this.service))).then(
      () => true,
      async (error: unknown) => {
        const ids = `${rows[0]?.id ?? ''}..${rows.at(-1)?.id ?? ''}`
        this.stuck = `outbox rows ${ids} cannot be published: ${error instanceof Error ? error.message : String(error)}`
        this.log.error({ err: error, rows: ids }, 'the broker refused messages, trying again')
        await abortedOrAfter(this.ending.signal, 1000)
        return false
      },
    )
    const acknowledged = await Promise.race([sending, gone.then(() => false)])
    this.sendingSince = undefined
    if (acknowledged) this.stuck = undefined
    return acknowledged
  }

  /** Armed before the scan, so that a commit during it is not missed. */
  private nextWake(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, pollInterval)
      this.woken = () => {
        clearTimeout(timer)
        resolve()
      }
      if (this.draining.signal.aborted) this.woken()
    })
  }
}
