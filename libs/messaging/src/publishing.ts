import { aboutRow } from './about.js'
import type { Bell } from './bell.js'
import type { Connection } from './database.store.js'
import { abortedOrAfter, settledOrAborted } from './deadline.js'
import { Episode } from './episode.js'
import { failpoint } from './failpoint.js'
import { recordOf } from './headers.js'
import type { Log } from './log.js'
import { nextRows, type OutboxRow } from './relay.store.js'
import { SentRows } from './sent-rows.js'
import type { Producer } from './transport.js'

const rowsPerSend = 1000
/** A broker takes records of at most 1 MiB for a partition at once, and all rows may be for one. */
const bytesPerSend = 1_000_000
/** A row's headers and key are shorter. */
const bytesBesideValue = 512
/** Rows sent and not yet deleted; with more, sending waits. */
const mostUndeleted = 10 * rowsPerSend
const pauseAfterRefusal = 1000

/** Sends the outbox's rows in their order while this process owns the relay. */
export class Publishing {
  /** When the send under way started; undefined while none is. */
  sendingSince: number | undefined
  /** Why the outbox cannot be published although the broker answers. */
  stuck: string | undefined
  /** How many rows a send may have: 1 after a refusal, so that the row it was for can be named. */
  private most = rowsPerSend
  private readonly trouble: Episode

  constructor(
    private readonly producer: Producer,
    private readonly service: string,
    private readonly log: Log,
    private readonly bell: Bell,
    private readonly draining: AbortSignal,
    private readonly ending: AbortSignal,
  ) {
    this.trouble = new Episode(log, 'the broker takes messages again', 'error')
  }

  /** Publishes until `gone` aborts; while draining, until nothing is left. */
  async until(gone: AbortSignal, connection: Connection): Promise<void> {
    const sent = new SentRows(connection, gone, this.log)
    while (!gone.aborted) {
      const wake = this.bell.next()
      // A statement on a connection that was cut has no answer: what is `gone` does not wait for it.
      const next = (await settledOrAborted(nextRows(connection, sent.ids, rowsPerSend), gone)) ?? []
      const rows = inOneSend(next, this.most)
      if (rows.length === 0) {
        if (this.draining.aborted) break
        await settledOrAborted(wake, gone)
        continue
      }
      if (!(await this.send(rows, gone))) continue
      failpoint('relay.acknowledged')
      sent.add(rows)
      if (sent.ids.size >= mostUndeleted) await settledOrAborted(sent.deleted(), gone)
      // These were all: there is nothing to look for before somebody says so.
      if (rows.length === next.length && next.length < rowsPerSend) await settledOrAborted(wake, gone)
    }
    await settledOrAborted(sent.deleted(), gone)
  }

  /** One send at a time: it ends with all rows acknowledged, or with none of them counted as sent. */
  private async send(rows: readonly OutboxRow[], gone: AbortSignal): Promise<boolean> {
    this.sendingSince = Date.now()
    const sending = this.producer.send(rows.map((row) => recordOf(row, this.service))).then(
      () => true,
      async (error: unknown) => {
        await this.refused(rows, error)
        return false
      },
    )
    const acknowledged = (await settledOrAborted(sending, gone)) ?? false
    this.sendingSince = undefined
    if (acknowledged) {
      this.stuck = undefined
      this.trouble.over()
      this.most = Math.min(this.most * 2, rowsPerSend)
    }
    return acknowledged
  }

  /** Repeating cannot help, says the producer. Rows go one by one from here, so that the one it is about stands alone. */
  private async refused(rows: readonly OutboxRow[], error: unknown): Promise<void> {
    this.most = 1
    const [first] = rows
    if (!first) return
    const reason = error instanceof Error ? error.message : String(error)
    this.stuck = `the outbox waits for its row ${nameOf(rows)}, which the broker refuses: ${reason}`
    if (rows.length > 1) return
    this.trouble.met(error, `the broker refuses the outbox's row ${first.id}, trying again`, aboutRow(first))
    await abortedOrAfter(this.ending, pauseAfterRefusal)
  }
}

const nameOf = (rows: readonly OutboxRow[]): string =>
  rows
    .slice(0, 1)
    .map(({ id, type, topic, subject }) => `${id} (${type} of ${subject} for ${topic})`)
    .join('') + (rows.length > 1 ? ` or one of ${rows.length - 1} behind it` : '')

/** As many of the first rows as one send takes, at most `most`, but at least one. */
function inOneSend(rows: readonly OutboxRow[], most: number): readonly OutboxRow[] {
  let bytes = 0
  const tooMany = rows.findIndex(({ value }) => (bytes += value.length + bytesBesideValue) > bytesPerSend)
  return rows.slice(0, Math.min(most, tooMany === -1 ? rows.length : Math.max(1, tooMany)))
}
