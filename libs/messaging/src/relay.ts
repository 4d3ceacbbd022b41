import { Bell } from './bell.js'
import type { Connection, Database } from './database.store.js'
import { abortedOrAfter, settledOrAborted, settledWithin } from './deadline.js'
import { failpoint } from './failpoint.js'
import { recordOf } from './headers.js'
import type { Log } from './log.js'
import { deleteLazily, nextRows, ownRelay, type OutboxRow } from './relay.store.js'
import { SentRows } from './sent-rows.js'
import type { Producer } from './transport.js'

const rowsPerSend = 1000
/** A broker takes records of at most 1 MiB for a partition at once, and all rows may be for one. */
const bytesPerSend = 1_000_000
/** A row's headers and key are shorter. */
const bytesBesideValue = 512
/** Rows sent and not yet deleted; with more, sending waits. */
const mostUndeleted = 10 * rowsPerSend
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
  private readonly bell = new Bell(pollInterval)
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
    this.bell.ring()
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
    const gone = new AbortController()
    const end = (): void => {
      gone.abort()
    }
    void connection.lost.then(end)
    if (this.ending.signal.aborted) end()
    this.ending.signal.addEventListener('abort', end)
    try {
      await deleteLazily(connection)
      await this.publishUntil(gone.signal, connection)
    } finally {
      this.ending.signal.removeEventListener('abort', end)
    }
  }

  private async publishUntil(gone: AbortSignal, connection: Connection): Promise<void> {
    const sent = new SentRows(connection, gone, this.log)
    while (!gone.aborted) {
      const wake = this.bell.next()
      const rows = inOneSend(await nextRows(connection, sent.ids, rowsPerSend))
      if (rows.length === 0) {
        if (this.draining.signal.aborted) break
        await settledOrAborted(wake, gone)
        continue
      }
      if (!(await this.send(rows, gone))) continue
      failpoint('relay.acknowledged')
      sent.add(rows)
      if (sent.ids.size >= mostUndeleted) await settledOrAborted(sent.deleted(), gone)
    }
    await settledOrAborted(sent.deleted(), gone)
  }

  /** One send at a time: it ends with all rows acknowledged, or with none of them counted as sent. */
  private async send(rows: readonly OutboxRow[], gone: AbortSignal): Promise<boolean> {
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
    const acknowledged = (await settledOrAborted(sending, gone)) ?? false
    this.sendingSince = undefined
    if (acknowledged) this.stuck = undefined
    return acknowledged
  }
}

/** As many of the first rows as one send takes, but at least one. */
function inOneSend(rows: readonly OutboxRow[]): readonly OutboxRow[] {
  let bytes = 0
  const tooMany = rows.findIndex(({ value }) => (bytes += value.length + bytesBesideValue) > bytesPerSend)
  return tooMany === -1 ? rows : rows.slice(0, Math.max(1, tooMany))
}
