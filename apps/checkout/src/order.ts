import {
  CancellationRejected,
  CancellationRequested,
  CaptureRequested,
  contracts,
  OrderCancelled,
  OrderCompleted,
  OrderConfirmed,
  OrderDeclined,
  OrderExpired,
  OrderPlaced,
  OrderRejected,
  OrderSubmitted,
  PaymentAuthorised,
  PaymentCaptured,
  PaymentCaptureFailed,
  PaymentDeclined,
  PaymentRefunded,
  PaymentRefundFailed,
  PaymentVoided,
  RefundRequested,
  sameUuid,
} from '@parpay/events'
import { type Aggregate, decider, then, unchanged } from '@parpay/messaging'
import { brokenRule } from './order-rules.js'

/** `placed` and `confirmed` are under way; every other status is final. */
export type OrderStatus = 'placed' | 'confirmed' | 'completed' | 'rejected' | 'declined' | 'expired' | 'cancelled'

/** What later decisions about an order need. Amounts in minor units of `currency`. */
export interface Order extends Aggregate {
  readonly merchantId: string
  readonly accountId: string
  readonly status: OrderStatus
  readonly currency: string
  readonly total: bigint
  readonly captured: bigint
}

const submitted = (m: OrderSubmitted, status: OrderStatus): Order => ({
  id: m.orderId,
  merchantId: m.merchantId,
  accountId: m.accountId,
  status,
  currency: m.currency,
  total: m.total,
  captured: 0n,
})

const become = (order: Order, status: OrderStatus): Order => ({ ...order, status })
const named = (order: Order) => ({ merchantId: order.merchantId, orderId: order.id })

/** A deposit has no order: the order of its UUID does not exist, so every rule finds it in state none. */
const ofOrder = { id: (m: { orderId: string | null; paymentId: string }) => m.orderId ?? sameUuid('ord', m.paymentId) }

/**
 * Every rule about an order paid by card and captured automatically. It ends in exactly one final status; what payments
 * reports after that changes nothing, because payments gives the money back when it sees how the order ended.
 */
export const order = decider(contracts.checkout)<Order>('order')
  .on(OrderSubmitted, { id: (m) => m.orderId }, (order, m, _, at) => {
    if (order) return unchanged
    const broken = brokenRule(m)
    const { merchantId, orderId } = m
    if (broken) return then(submitted(m, 'rejected')).emit(OrderRejected, { merchantId, orderId, ...broken })
    if (m.expiresAt <= at) {
      return then(submitted(m, 'expired')).emit(OrderExpired, { merchantId, orderId, reason: 'deadline' })
    }
    return then(submitted(m, 'placed')).emit(OrderPlaced, {
      merchantId,
      orderId,
      accountId: m.accountId,
      method: m.method,
      paymentMethodId: m.paymentMethodId,
      currency: m.currency,
      total: m.total,
      lines: m.lines,
      capture: m.capture,
      expiresAt: m.expiresAt,
      reference: m.reference,
      metadata: m.metadata,
    })
  })
  .on(CancellationRequested, { id: (m) => m.orderId }, (order, m) => {
    if (!order) return unchanged
    // Captured means completed: a card order is captured once and whole.
    if (order.status === 'placed' || order.status === 'confirmed') {
      return then(become(order, 'cancelled')).emit(OrderCancelled, { ...named(order), reason: m.reason })
    }
    return then(order).emit(CancellationRejected, { ...named(order), code: `order_${order.status}` })
  })
  .on(PaymentAuthorised, ofOrder, (order, m) =>
    order?.status === 'placed'
      ? then(become(order, 'confirmed')).emit(OrderConfirmed, {
          ...named(order),
          paymentId: m.paymentId,
          capture: 'automatic',
          authorised: m.amount,
          currency: order.currency,
        })
      : unchanged,
  )
  .on(PaymentDeclined, ofOrder, (order, m) =>
    order?.status === 'placed'
      ? then(become(order, 'declined')).emit(OrderDeclined, {
          ...named(order),
          paymentId: m.paymentId,
          code: m.code,
        })
      : unchanged,
  )
  .on(PaymentCaptured, ofOrder, (order, m) =>
    order?.status === 'confirmed'
      ? then({ ...become(order, 'completed'), captured: m.captured }).emit(OrderCompleted, {
          ...named(order),
          paymentId: m.paymentId,
          captured: m.captured,
          currency: order.currency,
        })
      : unchanged,
  )
  .on(PaymentCaptureFailed, ofOrder, (order, m) =>
    order?.status === 'confirmed'
      ? then(become(order, 'declined')).emit(OrderDeclined, {
          ...named(order),
          paymentId: m.paymentId,
          code: 'capture_failed',
        })
      : unchanged,
  )
  .on(PaymentVoided, ofOrder, (order, m) => {
    if (m.reason === 'unknown') throw new Error('PaymentVoided.reason is a symbol this version does not know')
    return order?.status === 'confirmed' && m.reason === 'authorisation_expired'
      ? then(become(order, 'expired')).emit(OrderExpired, { ...named(order), reason: 'authorisation' })
      : unchanged
  })
  // A late capture given back: the order had ended before, without the money.
  .on(PaymentRefunded, ofOrder, () => unchanged)
  .on(PaymentRefundFailed, ofOrder, () => unchanged)
  .on(CaptureRequested, { id: (m) => m.orderId }, () => unchanged)
  .on(RefundRequested, { id: (m) => m.orderId }, () => unchanged)
