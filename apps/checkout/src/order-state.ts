import { type OrderSubmitted, sameUuid } from '@parpay/events'
import type { Aggregate, Decision } from '@parpay/messaging'

/** `placed` and `confirmed` are under way; every other status is final. */
export type OrderStatus = 'placed' | 'confirmed' | 'completed' | 'rejected' | 'declined' | 'expired' | 'cancelled'

/** A capture that was approved; what came of it is not known. */
export interface PendingCapture {
  readonly id: string
  readonly amount: bigint
  /** The last one: nothing may be captured after it, unless it fails. */
  readonly final: boolean
}

/** A refund that was approved; what came of it is not known. */
export interface PendingRefund {
  readonly id: string
  readonly amount: bigint
}

/** What later decisions about an order need. Amounts in minor units of `currency`. */
export interface Order extends Aggregate {
  readonly merchantId: string
  readonly accountId: string
  readonly status: OrderStatus
  readonly currency: string
  readonly total: bigint
  readonly capture: 'automatic' | 'manual'
  /** Zero until it is confirmed. */
  readonly authorised: bigint
  readonly captured: bigint
  readonly refunded: bigint
  /** Of a manual order that is confirmed, in the order of their approval. */
  readonly pendingCaptures: readonly PendingCapture[]
  readonly pendingRefunds: readonly PendingRefund[]
}

/** A decision about an order that publishes at most what is named. */
export type Step<Sent extends string> = Decision<Order, Sent>

export const submitted = (m: OrderSubmitted, status: OrderStatus): Order => ({
  id: m.orderId,
  merchantId: m.merchantId,
  accountId: m.accountId,
  status,
  currency: m.currency,
  total: m.total,
  capture: m.capture === 'manual' ? 'manual' : 'automatic',
  authorised: 0n,
  captured: 0n,
  refunded: 0n,
  pendingCaptures: [],
  pendingRefunds: [],
})

/** The order in a final status: nothing will be captured any more. Refunds go on. */
export const ended = (order: Order, status: OrderStatus): Order => ({ ...order, status, pendingCaptures: [] })

/** What every message about an order begins with. */
export const named = (order: Order) => ({ merchantId: order.merchantId, orderId: order.id })

/** The same, of messages about its payment. */
export const paidBy = (order: Order) => ({ ...named(order), paymentId: sameUuid('pay', order.id) })

export const sum = (pending: readonly { readonly amount: bigint }[]): bigint =>
  pending.reduce((sum, { amount }) => sum + amount, 0n)
