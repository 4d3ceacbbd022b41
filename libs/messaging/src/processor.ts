import { CreatedMeanwhile, runBatch, type Handlers } from './batch.js'
import { abortedOrAfter } from './deadline.js'
import { kindOfFailure, type Database } from './database.store.js'
import { RuleFailed } from './fold.js'
import type { Item } from './item.js'
import type { Log } from './log.js'

const repeats = 5
const databaseAwayPause = 250

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
    for (let tries = 1; ;) {
      try {
        await this.database.transaction((tx) => runBatch(tx, items, this.handlers, poison))
        this.databaseAway = undefined
        for (const [item, reason] of poison) this.tellParked(item, reason)
        return 'committed'
      } catch (error) {
        const kind = error instanceof CreatedMeanwhile ? 'again' : kindOfFailure(error)
        if (error instanceof RuleFailed && !poison.has(error.item)) poison.set(error.item, error.message)
        else if (kind === 'again' && tries < repeats) tries += 1
        else if (kind === 'away') {
          if (!this.databaseAway) this.log.warn({ err: error }, 'the database is away, waiting for it')
          this.databaseAway = error instanceof Error ? error : new Error(String(error))
          await abortedOrAfter(this.stopping, databaseAwayPause)
          if (this.stopping.aborted) return 'abandoned'
        } else {
          const [first] = items
          if (items.length > 1 || !first) return await this.oneByOne(items, error)
          if (poison.has(first)) {
            this.log.error({ err: error }, 'a message cannot even be parked, trying again')
            await abortedOrAfter(this.stopping, 5000)
            if (this.stopping.aborted) return 'abandoned'
          } else poison.set(first, error instanceof Error ? `${error.name}: ${error.message}` : String(error))
        }
      }
    }
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
    if (item.origin === 'worker')
      this.log.error(
        { attempt: item.attemptId, outcome: item.outcome.name, reason },
        'an outcome has no rule that holds',
      )
    else {
      const { topic, partition, offset, key } = item.record
      this.log.error({ topic, partition, offset: String(offset), key, reason }, 'parked a message')
    }
  }
}
