import { hasEnded, type Ending } from './ending.js'
import type { ShownOrder } from './order-view.js'
import type { Lookout, Watch } from './watch.server.js'

interface Waiting {
  readonly ending: Ending
  readonly answer: (order: ShownOrder | undefined) => void
}

/**
 * Reads those of `ids` that have ended; of `confirmable` also those that are confirmed and captured by hand, and those of
 * which one of `captures` has ended.
 */
export type ReadEnded = (
  ids: readonly string[],
  confirmable: readonly string[],
  captures: readonly string[],
) => Promise<ShownOrder[]>

/** Further requests are answered at once. */
const mostWaiting = 5_000

/** Requests that wait for an order to end. Each costs a timer and an entry in a map, and no query of its own. */
export class OrderWaits implements Lookout {
  private readonly waiting = new Map<string, Set<Waiting>>()
  private count = 0

  constructor(
    private readonly watch: Pick<Watch, 'add' | 'ring' | 'ended'>,
    private readonly readEnded: ReadEnded,
  ) {
    watch.add(this)
  }

  get wanted(): boolean {
    return this.count > 0
  }

  /** Whether one more may wait. */
  get open(): boolean {
    return this.count < mostWaiting && !this.watch.ended
  }

  /**
   * The order when it has ended; undefined when it has not within `seconds`, when `gone` aborts (the client has left) or
   * the process ends.
   */
  ended(orderId: string, ending: Ending, seconds: number, gone: AbortSignal): Promise<ShownOrder | undefined> {
    if (seconds === 0 || gone.aborted || this.watch.ended) return Promise.resolve(undefined)
    return new Promise((resolve) => {
      const giveUp = (): void => {
        answer(undefined)
      }
      const answer = (order: ShownOrder | undefined): void => {
        clearTimeout(timer)
        gone.removeEventListener('abort', giveUp)
        if (same.delete(waiting)) this.count -= 1
        if (same.size === 0 && this.waiting.get(orderId) === same) this.waiting.delete(orderId)
        resolve(order)
      }
      const timer = setTimeout(giveUp, seconds * 1_000)
      gone.addEventListener('abort', giveUp)
      const waiting = { ending, answer }
      const same = this.waiting.get(orderId) ?? new Set()
      this.waiting.set(orderId, same.add(waiting))
      this.count += 1
      this.watch.ring()
    })
  }

  async look(): Promise<void> {
    const endings = [...this.waiting].flatMap(([id, waits]) => [...waits].map(({ ending }) => ({ id, ending })))
    const confirmable = new Set(endings.flatMap(({ id, ending }) => (ending === 'settled' ? [id] : [])))
    const captures = endings.flatMap(({ ending }) => (typeof ending === 'object' ? [ending.capture] : []))
    for (const shown of await this.readEnded([...this.waiting.keys()], [...confirmable], captures)) {
      for (const { ending, answer } of [...(this.waiting.get(shown.order.id) ?? [])]) {
        if (hasEnded(shown, ending)) answer(shown)
      }
    }
  }

  end(): void {
    for (const waits of [...this.waiting.values()]) for (const { answer } of [...waits]) answer(undefined)
  }
}
