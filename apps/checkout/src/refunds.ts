import {
  OrderRefunded,
  type PaymentRefunded,
  type PaymentRefundFailed,
  RefundApproved,
  RefundFailed,
  RefundRejected,
  type RefundRequested,
} from '@parpay/events'
import { then, unchanged } from '@parpay/messaging'
import { named, type Order, paidBy, type Step, sum } from './order-state.js'

// Refunds of what an order has captured, whatever its status. What is approved is reserved until its end is known, so
// that requests made at once cannot give back more than there is.

/** What may still be asked for: minor units. */
export function refundable(order: Order): bigint {
  const left = order.captured - order.refunded - sum(order.pendingRefunds)
  return left > 0n ? left : 0n
}

/** Why a refund of `amount` (null: of all that is left) is turned down; `undefined` when it is not. */
function refusal(order: Order, amount: bigint | null): string | undefined {
  if (order.captured === 0n) return 'nothing_captured'
  const left = refundable(order)
  if (amount === null) return left === 0n ? 'nothing_refundable' : undefined
  if (amount <= 0n) return 'invalid_amount'
  return amount > left ? 'amount_exceeds_refundable' : undefined
}

/** Approves a refund and reserves its amount, or turns it down. */
export function askForRefund(order: Order, m: RefundRequested): Step<'RefundApproved' | 'RefundRejected'> {
  const { refundId, reason } = m
  // Under this id it is under way: the request is a repeat.
  if (order.pendingRefunds.some(({ id }) => id === refundId)) return unchanged
  const left = refundable(order)
  const code = refusal(order, m.amount)
  if (code !== undefined) return then(order).emit(RefundRejected, { ...named(order), refundId, code, refundable: left })
  const amount = m.amount ?? left
  const pendingRefunds = [...order.pendingRefunds, { id: refundId, amount }]
  const approved = { ...paidBy(order), refundId, amount, currency: order.currency, reason }
  return then({ ...order, pendingRefunds }).emit(RefundApproved, approved)
}

/** Takes a refund out of those that are pending. A late capture's was never asked for here: it is none of them. */
function settled(order: Order, refundId: string) {
  const refund = order.pendingRefunds.find(({ id }) => id === refundId)
  const pendingRefunds = order.pendingRefunds.filter(({ id }) => id !== refundId)
  return refund && { amount: refund.amount, rest: { ...order, pendingRefunds } }
}

export function refunded(order: Order, { refundId }: PaymentRefunded): Step<'OrderRefunded'> {
  const refund = settled(order, refundId)
  if (!refund) return unchanged
  const { amount, rest } = refund
  const now = { ...rest, refunded: order.refunded + amount }
  const { currency } = order
  return then(now).emit(OrderRefunded, { ...named(order), refundId, amount, refunded: now.refunded, currency })
}

/** Its amount may be asked for again. */
export function refundFailed(order: Order, { refundId, code }: PaymentRefundFailed): Step<'RefundFailed'> {
  const refund = settled(order, refundId)
  return refund ? then(refund.rest).emit(RefundFailed, { ...named(order), refundId, code }) : unchanged
}
