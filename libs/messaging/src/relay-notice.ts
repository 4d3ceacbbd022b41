import type { Database } from './database.store.js'
import type { Log } from './log.js'
import { notifyRelay } from './relay-owner.store.js'

/**
 * Tells the relay's owner in another process that rows were committed: one NOTIFY at a time, however many commits
 * there are meanwhile. One that fails is no loss, because the owner looks by itself now and then.
 */
export class RelayNotice {
  private giving = false
  private again = false

  constructor(
    private readonly database: Database,
    private readonly log: Log,
  ) {}

  give(): void {
    if (this.giving) this.again = true
    else void this.giveAll()
  }

  private async giveAll(): Promise<void> {
    this.giving = true
    do {
      this.again = false
      await notifyRelay(this.database).catch((error: unknown) => {
        this.log.debug({ err: error }, 'the owner of the relay was not told of new rows')
      })
    } while (this.isWanted())
    this.giving = false
  }

  private isWanted(): boolean {
    return this.again
  }
}
