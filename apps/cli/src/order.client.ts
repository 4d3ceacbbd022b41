import { setTimeout as pause } from 'node:timers/promises'
import type { Order, OrderRequest, ParPay } from '@parpay/client'
import type { SystemStatus } from '@parpay/stack'
import { edgeOf, failureOf } from './edge.client.js'
import { exitCodes, Failure } from './failure.js'
import { finalStatuses } from './journey.js'
import type { Placed } from './placed-text.js'

export interface Orders {
  /** Minor units of each. */
  readonly amount: number
  readonly currency: OrderRequest['currency']
  readonly account?: string | undefined
  readonly paymentMethod?: string | undefined
  readonly token?: string | undefined
  readonly reference?: string | undefined
  /** Until each has ended, at most `timeout` seconds. */
  readonly wait: boolean
  readonly timeout: number
  readonly count: number
  readonly connections: number
}

/**
 * Places `count` orders over `connections` at a time.
 *
 * @throws Failure when the edge refuses or does not answer
 */
export const placeOrders = (status: SystemStatus, orders: Orders): Promise<Placed<Order>[]> =>
  place(edgeOf(status), status, orders).catch((error: unknown) => {
    throw failureOf(error)
  })

async function place(edge: ParPay, status: SystemStatus, orders: Orders): Promise<Placed<Order>[]> {
  const account = orders.account ?? status.account
  if (account === null) throw new Failure(exitCodes.failed, 'The demo account is not open yet: try again in a moment.')
  const paymentMethod = await methodFor(edge, account, status, orders)
  const order = {
    ...{ account, paymentMethod, currency: orders.currency },
    lines: [{ sku: 'tea-1', name: 'Green tea', quantity: 1, unitAmount: orders.amount }],
    ...(orders.reference !== undefined && { reference: orders.reference }),
  }
  const placed: Placed<Order>[] = []
  let next = 0
  const connection = async () => {
    while (next < orders.count) {
      const n = next++
      const began = performance.now()
      const until = began + orders.timeout * 1_000
      const accepted = await edge.orders.place(order, orders.wait ? { wait: secondsTo(until) } : {})
      const ended = orders.wait ? await untilFinal(edge, accepted, until) : accepted
      placed[n] = { order: ended, milliseconds: Math.round((performance.now() - began) * 10) / 10 }
    }
  }
  await Promise.all(Array.from({ length: Math.min(orders.connections, orders.count) }, connection))
  return placed
}

/** The edge answers when the order has ended, or after half a minute: then it is asked again. */
async function untilFinal(edge: ParPay, accepted: Order, until: number): Promise<Order> {
  let order = accepted
  while (!finalStatuses.includes(order.status) && performance.now() < until) {
    order = await edge.orders.get(order.id, { wait: secondsTo(until) })
  }
  return order
}

const secondsTo = (until: number): number => Math.max(1, Math.min(30, Math.ceil((until - performance.now()) / 1_000)))

async function methodFor(edge: ParPay, account: string, status: SystemStatus, orders: Orders): Promise<string> {
  if (orders.token !== undefined) return addedMethod(edge, account, orders.token)
  const method = orders.paymentMethod ?? (account === status.account ? status.paymentMethod : null)
  if (method !== null) return method
  throw new Failure(exitCodes.usage, 'Which card pays? Say --payment-method pm_... or --token tok_visa.')
}

async function addedMethod(edge: ParPay, account: string, token: string): Promise<string> {
  const { id } = await edge.accounts.addPaymentMethod(account, { token })
  const until = performance.now() + 10_000
  while (performance.now() < until) {
    const method = (await edge.accounts.paymentMethods(account).page()).data.find((each) => each.id === id)
    if (method?.status === 'active') return id
    if (method?.status === 'rejected') {
      throw new Failure(exitCodes.failed, `The PSP refused ${token}: ${method.decline?.code ?? 'it did not say why'}.`)
    }
    await pause(20)
  }
  throw new Failure(
    exitCodes.failed,
    `The card was not confirmed within 10 s: is payments running? (npx parpay status)`,
  )
}
