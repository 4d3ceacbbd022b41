import { randomUUID } from 'node:crypto'
import { ParPay } from '@parpay/client'
import { expect } from '@jest/globals'
import { tea } from '../e2e/merchant.client.js'
import { until } from '../e2e/until.js'
import type { Charged, Shop } from './deployment.process.js'

/** Where orders come in, one after the other, for as long as a test does something to the system. */
export class Till {
  private readonly accepted: string[] = []
  private readonly closing = new AbortController()
  private readonly lanes: readonly Promise<void>[]
  private edges: readonly ParPay[] = []

  /** @param edges addresses to share the orders among; a store tries again where an edge does not answer */
  constructor(
    private readonly shop: Shop,
    edges: readonly string[] = [shop.url],
    lanes = 4,
  ) {
    this.movedTo(edges)
    this.lanes = Array.from({ length: lanes }, (_, lane) => this.sell(lane))
    for (const lane of this.lanes) lane.catch(() => undefined) // `close` throws it
  }

  /** Where orders go from now on; one that is under way is tried again where it was begun, then here. */
  movedTo(edges: readonly string[]): void {
    this.edges = edges.map((url) => new ParPay({ url, apiKey: this.shop.apiKey, retries: 5 }))
  }

  /** Waits until so many more orders are accepted: the system is under load. */
  async more(count: number): Promise<void> {
    const wanted = this.accepted.length + count
    await until(
      `${wanted} orders accepted`,
      () => this.accepted.length,
      (now) => now >= wanted,
    )
  }

  /** Takes no more; answers the ids of all orders that were accepted. */
  async close(): Promise<readonly string[]> {
    this.closing.abort()
    await Promise.all(this.lanes)
    return this.accepted
  }

  private async sell(lane: number): Promise<void> {
    const { account, paymentMethod } = this.shop
    for (let n = lane; !this.closing.signal.aborted; n += 1) {
      const idempotencyKey = randomUUID()
      // one key, so an order that was accepted without an answer is not placed twice
      const place = () => {
        const edge = this.edges[n % this.edges.length]
        if (!edge) throw new Error('a till needs an edge')
        return edge.orders.place({ account, paymentMethod, ...tea }, { idempotencyKey })
      }
      const { id } = await until('an order accepted', place, () => true)
      this.accepted.push(id)
    }
  }
}

/** Every order ends completed, and the PSP's own log took each one's money once. */
export async function expectPaidOnce(
  shop: Shop,
  orders: readonly string[],
  charged: () => Promise<ReadonlyMap<string, Charged>>,
): Promise<void> {
  const store = new ParPay({ url: shop.url, apiKey: shop.apiKey, retries: 30 })
  const payments: string[] = []
  for (const id of orders) {
    const order = await until(
      `order ${id} completed`,
      () => store.orders.get(id),
      ({ status }) => status === 'completed',
    )
    payments.push(order.payment?.id ?? `none of ${id}`)
  }
  const log = await charged()
  const once = { authorisations: 1, captures: 1, captured: 2500, refunded: 0, voids: 0 }
  expect(payments.filter((id) => JSON.stringify(log.get(id)) !== JSON.stringify(once))).toEqual([])
  expect(new Set(payments).size).toBe(orders.length)
}
