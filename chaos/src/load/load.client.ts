import { setTimeout as pause } from 'node:timers/promises'
import type { Answer } from '../check/evidence.js'
import { Journal } from './journal.js'
import type { MerchantClient } from './merchant.client.js'
import { plannedOrder, type PlannedOrder } from './planned-order.js'
import type { Shopper } from './shopper.client.js'

export interface LoadOptions {
  readonly seed: number
  readonly merchant: MerchantClient
  readonly shopper: Shopper
  /** Orders a second that are begun, whatever becomes of those before. */
  readonly rate: number
}

/** Orders as merchants place them: begun at a rate, cancelled and repeated as planned, until it is told to stop. */
export class Load {
  readonly journal = new Journal()
  private begun = 0
  private stopping = false
  private failure: Error | undefined
  private readonly underWay = new Set<Promise<void>>()
  private readonly running: Promise<void>

  constructor(private readonly options: LoadOptions) {
    this.running = this.run()
  }

  /** How many orders were begun. */
  get orders(): number {
    return this.begun
  }

  /** Begins nothing more, and waits for what is under way. @throws what a request threw: no edge answered in time */
  async stop(): Promise<void> {
    this.stopping = true
    await this.running
    await Promise.all(this.underWay)
    if (this.failure) throw this.failure
  }

  private async run(): Promise<void> {
    const { seed, rate } = this.options
    const started = performance.now()
    while (!this.stopping) {
      const order = plannedOrder(seed, (this.begun += 1))
      const work = this.order(order)
        .catch((error: unknown) => {
          this.failure ??= error instanceof Error ? error : new Error(String(error))
        })
        .finally(() => this.underWay.delete(work))
      this.underWay.add(work)
      await pause(Math.max(0, started + (this.begun * 1000) / rate - performance.now()))
    }
  }

  private async order(planned: PlannedOrder): Promise<void> {
    const { seed, merchant, shopper } = this.options
    const { n, token, unitAmount, quantity, cancelAfter, atOnce, repeated, changed } = planned
    const key = `chaos-${seed}-${n}`
    const lines = [{ sku: `sku-${n}`, name: 'Green tea', quantity, unitAmount }]
    const body = {
      ...{ account: shopper.account, paymentMethod: shopper.methods.get(token), currency: 'EUR' },
      ...{ lines, reference: key },
    }
    const place = async (): Promise<Answer> => {
      const answer = await merchant.post('/v1/orders', body, key)
      this.journal.answered(key, null, answer)
      return answer
    }
    const [first] = await Promise.all(Array.from({ length: atOnce }, place))
    const id = /ord_[0-9a-z]{26}/.exec(first?.body ?? '')?.[0]
    if (changed) {
      const other = await merchant.post('/v1/orders', { ...body, reference: `${key}-other` }, key)
      this.journal.answeredOther(key, null, other)
    }
    if (cancelAfter !== null && id !== undefined) {
      await pause(cancelAfter)
      const cancelKey = `${key}-cancel`
      this.journal.answered(cancelKey, id, await merchant.post(`/v1/orders/${id}/cancel`, {}, cancelKey))
    }
    if (repeated) await place()
  }
}
