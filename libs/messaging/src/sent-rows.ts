import type { Tx } from './database.store.js'
import { abortedOrAfter } from './deadline.js'
import type { Log } from './log.js'
import { deleteRows, type OutboxRow } from './relay.store.js'

/** Milliseconds. */
const pauseAfterFailure = 1000

/** Rows the broker has acknowledged and the table still has: deleted while the next are sent, until `gone` aborts. */
export class SentRows {
  readonly ids = new Set<bigint>()
  private deleting: Promise<void> | undefined

  constructor(
    private readonly tx: Tx,
    private readonly gone: AbortSignal,
    private readonly log: Log,
  ) {}

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
    while (this.ids.size > 0 && !this.isGone()) {
      const ids = [...this.ids]
      try {
        await deleteRows(this.tx, ids)
        for (const id of ids) this.ids.delete(id)
      } catch (error) {
        if (this.isGone()) break // with the connection; the next owner sends them again
        this.log.warn({ err: error, rows: ids.length }, 'published rows cannot be deleted, trying again')
        await abortedOrAfter(this.gone, pauseAfterFailure)
      }
    }
    this.deleting = undefined
  }

  private isGone(): boolean {
    return this.gone.aborted
  }
}
