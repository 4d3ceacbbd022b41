import type { QueuedItem } from './item.js'

/** `paused`: not committed, because too many keys would be parked; to be given again when messages are taken again. */
export type Ending = 'committed' | 'abandoned' | 'paused'

/** Items that are committed together: a chunk of a partition, or one outcome. */
interface Entry {
  readonly items: readonly QueuedItem[]
  readonly signal: AbortSignal | null
  readonly resolve: (ending: Ending) => void
}

/** What one transaction takes. */
export interface Batch {
  readonly items: readonly QueuedItem[]
  end(ending: Ending): void
}

/**
 * The one queue of a process: chunks of all partitions and outcomes of all workers, in order of arrival. A batch is
 * what is there when the last one has committed, so batches grow by themselves under load.
 */
export class Queue {
  private entries: Entry[] = []
  private wake: (() => void) | undefined
  private closed = false

  /** Resolves when the items' effects are committed, or it is certain that they will not be by this process. */
  push(items: readonly QueuedItem[], signal: AbortSignal | null): Promise<Ending> {
    return new Promise((resolve) => {
      if (this.closed) {
        resolve('abandoned')
        return
      }
      this.entries.push({ items, signal, resolve })
      this.wake?.()
    })
  }

  /** The next batch of at most `most` items (but at least one entry); null once the queue is closed and empty. */
  async take(most: number): Promise<Batch | null> {
    for (;;) {
      const entries = this.next(most)
      if (entries.length > 0) {
        const end = (ending: Ending): void => {
          for (const entry of entries) {
            // Only what comes from topics waits: outcomes and what a person asked for are committed.
            const pauses = ending === 'paused' && entry.items.some((item) => item.origin === 'topic')
            entry.resolve(ending === 'paused' && !pauses ? 'committed' : ending)
          }
        }
        return { items: entries.flatMap((entry) => entry.items), end }
      }
      if (this.closed) return null
      await new Promise<void>((resolve) => {
        this.wake = resolve
      })
      this.wake = undefined
    }
  }

  /** Takes nothing more; what is queued is still handed out. */
  close(): void {
    this.closed = true
    this.wake?.()
  }

  private next(most: number): Entry[] {
    const taken: Entry[] = []
    let count = 0
    let used = 0
    for (const entry of this.entries) {
      const given = entry.signal?.aborted !== true
      if (given && taken.length > 0 && count + entry.items.length > most) break
      used += 1
      if (given) {
        taken.push(entry)
        count += entry.items.length
      } else entry.resolve('abandoned') // the partition is another member's now
    }
    this.entries = this.entries.slice(used)
    return taken
  }
}
