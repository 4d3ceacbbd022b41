import { about } from './about.js'
import { CreatedMeanwhile, runBatch, type Handlers } from './batch.js'
import { abortedOrAfter } from './deadline.js'
import { isDuplicate, kindOfFailure, type Database } from './database.store.js'
import { RuleFailed } from './fold.js'
import type { Item } from './item.js'
import type { Log } from './log.js'

/** Milliseconds. */
const databaseAwayPause = 250
/** How often another transaction may be in the way before a batch is taken apart. */
const conflictsInARow = 5
/** Milliseconds before trying again: about 4 doubled up to a second, so that two members do not meet again. */
const conflictPause = (conflicts: number): number => Math.random() * Math.min(4 * 2 ** conflicts, 1000)

/** Gets batches committed, whatever it takes: waits for the database, repeats conflicts, parks what always fails. */
export class Processor {
  /** Since when the database has not answered; undefined while it does. */
  databaseAway: Error | undefined

  constructor(
    private readonly database: Database,
    private readonly handlers: Handlers,
    private readonly log: Log,
    private readonly stopping: AbortSignal,
  ) {}

  /** Answers whether the items' effects are committed; `abandoned` only when stopped while the database was away. */
  async process(items: readonly Item[]): Promise<'committed' | 'abandoned'> {
    const poison = new Map<Item, string>()
    let conflicts = 0
    for (;;) {
      try {
        await this.database.transaction((tx) => runBatch(tx, items, this.handlers, poison))
        this.databaseAway = undefined
        for (const [item, reason] of poison) this.tellParked(item, reason)
        return 'committed'
      } catch (error) {
        if (error instanceof RuleFailed && !poison.has(error.item)) {
          poison.set(error.item, error.message)
          continue
        }
        const kind = error instanceof CreatedMeanwhile ? 'again' : kindOfFailure(error)
        if (kind === 'away') {
          if (!this.databaseAway) this.log.warn({ err: error }, 'the database is away, waiting for it')
          this.databaseAway = error instanceof Error ? error : new Error(String(error))
          await abortedOrAfter(this.stopping, databaseAwayPause)
        } else if (kind === 'again' && ((conflicts += 1) < conflictsInARow || this.mustPass(items, error))) {
          if (conflicts % conflictsInARow === 0)
            this.log.warn({ err: error, conflicts }, 'another transaction is in the way, trying again')
          await abortedOrAfter(this.stopping, conflictPause(conflicts))
        } else {
          const [first] = items
          if (items.length > 1 || !first) return await this.oneByOne(items, error)
          if (poison.has(first)) {
            this.log.error({ err: error }, 'a message cannot even be parked, trying again')
            await abortedOrAfter(this.stopping, 5000)
          } else poison.set(first, error instanceof Error ? `${error.name}: ${error.message}` : String(error))
        }
        if (this.stopping.aborted) return 'abandoned'
      }
    }
  }

  /** A deadlock or a lock not given ends with the other transaction, however often it comes: no message is to blame. */
  private mustPass(items: readonly Item[], error: unknown): boolean {
    return items.length === 1 && !isDuplicate(error) && !(error instanceof CreatedMeanwhile)
  }

  /** A statement failed for the whole batch: alone, each item shows whether it was the one. */
  private async oneByOne(items: readonly Item[], error: unknown): Promise<'committed' | 'abandoned'> {
    this.log.warn({ err: error, items: items.length }, 'a batch failed, taking its messages one by one')
    for (const item of items) {
      if ((await this.process([item])) === 'abandoned') return 'abandoned'
    }
    return 'committed'
  }

  private tellParked(item: Item, reason: string): void {
    const what = item.origin === 'worker' ? 'an outcome has no rule that holds' : 'parked a message'
    this.log.error({ ...about(item), reason }, what)
  }
}
