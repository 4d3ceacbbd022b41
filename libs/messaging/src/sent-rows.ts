import type { Tx } from './database.store.js'
import { abortedOrAfter } from './deadline.js'
import { Episode } from './episode.js'
import type { Log } from './log.js'
import { deleteRows, type OutboxRow } from './relay.store.js'

/** Milliseconds. */
const pauseAfterFailure = 1000
/** Milliseconds in which more rows come to be deleted by the same statement. */
const linger = 50

/** Rows the broker has acknowledged and the table still has: deleted while the next are sent, until `gone` aborts. */
export class SentRows {
  readonly ids = new Set<bigint>()
  private readonly trouble: Episode
  private deleting: Promise<void> | undefined

  constructor(
    private readonly tx: Tx,
    private readonly gone: AbortSignal,
    log: Log,
  ) {
    this.trouble = new Episode(log, 'published rows are deleted again')
  }

  /** Rows acknowledged while a delete is under way go with the next one. */
  add(rows: readonly OutboxRow[]): void {
    for (const row of rows) this.ids.add(row.id)
    this.deleting ??= this.deleteAll()
  }

  /** Resolves when all are deleted, or `gone` has aborted. */
  async deleted(): Promise<void> {
    await this.deleting
  }

  private async deleteAll(): Promise<void> {
    await abortedOrAfter(this.gone, linger)
    while (this.ids.size > 0 && !this.isGone()) {
      const ids = [...this.ids]
      try {
        await deleteRows(this.tx, ids)
        for (const id of ids) this.ids.delete(id)
        this.trouble.over()
      } catch (error) {
        if (this.isGone()) break // with the connection; the next owner sends them again
        this.trouble.met(error, 'published rows cannot be deleted, trying again', { rows: ids.length })
        await abortedOrAfter(this.gone, pauseAfterFailure)
      }
    }
    this.deleting = undefined
  }

  private isGone(): boolean {
    return this.gone.aborted
  }
}
