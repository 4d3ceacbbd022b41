import { expect } from '@jest/globals'
import type { CaptureRequest, RefundRequest } from '@parpay/client'
import { sameUuid } from '@parpay/events'
import type { Order } from './merchant.client.js'
import type { RunningSystem } from './running.system.js'
import { until } from './until.js'

/** What the merchant of a system does with an order, each step waited for, and what came of it. */
export function orderSteps(system: RunningSystem) {
  const { merchant } = system
  const { api } = merchant

  /** An order of 25.00 EUR whose money is captured by hand, and may be now. */
  async function placeManual(from = system.wallet): Promise<string> {
    const { id } = await merchant.place(from, { capture: 'manual' })
    await merchant.settled(id, ['confirmed'])
    return id
  }
  async function completed(from = system.wallet): Promise<string> {
    const { id } = await merchant.place(from)
    expect(await merchant.settled(id)).toMatchObject({ status: 'completed' })
    return id
  }
  const isOpen = ({ status }: { readonly status: string }): boolean => status === 'pending'
  /** The order once every capture and refund that was asked for has ended. */
  const decided = (id: string, of: 'captures' | 'refunds', count: number): Promise<Order> =>
    until(
      `${count} ${of} of ${id} have ended`,
      () => merchant.order(id),
      (order) => order[of].length === count && !order[of].some(isOpen),
    )
  async function capture(id: string, ...bodies: CaptureRequest[]): Promise<Order> {
    let order = await merchant.order(id)
    for (const body of bodies) {
      await api.orders.capture(id, body)
      order = await decided(id, 'captures', order.captures.length + 1)
    }
    return order
  }
  async function refund(id: string, ...bodies: RefundRequest[]): Promise<Order> {
    let order = await merchant.order(id)
    for (const body of bodies) {
      await api.orders.refund(id, body)
      order = await decided(id, 'refunds', order.refunds.length + 1)
    }
    return order
  }
  /** What the PSP really did. */
  const charged = async (id: string) => (await system.charged()).get(sameUuid('pay', id))
  const fees = async (id: string): Promise<{ fee: number; returned: number }[]> =>
    system.databases.query('payments', 'select fee::int, fee_returned::int as returned from payment where id = $1', [
      sameUuid('pay', id),
    ])

  return { placeManual, completed, decided, capture, refund, charged, fees }
}
