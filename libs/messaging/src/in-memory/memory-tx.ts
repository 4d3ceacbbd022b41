import type { Tx } from '../database.store.js'

/** A transaction of stores in memory. What projections would write goes nowhere, and what they would read is empty. */
export class MemoryTx implements Tx {
  readonly #undoing: (() => void)[] = []

  query<Row extends object>(): Promise<Row[]> {
    return Promise.resolve([])
  }

  /** Says how to take back what was done just now. */
  undo(work: () => void): void {
    this.#undoing.push(work)
  }

  rollback(): void {
    for (const undo of this.#undoing.splice(0).reverse()) undo()
  }
}
