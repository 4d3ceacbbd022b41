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
} from '@parpay/events'
import { decider, then, unchanged } from '@parpay/messaging'
import { askForCapture, captured, captureFailed } from './captures.js'
import { brokenRule } from './order-rules.js'
import { ended, named, type Order, paidBy, submitted } from './order-state.js'
import { askForRefund, refunded, refundFailed } from './refunds.js'

const ofOrder = { id: (m: { orderId: string }) => m.orderId }
/** Null for a deposit, which is nothing to an order. */
const ofPayment = { id: (m: { orderId: string | null }) => m.orderId }

/**
 * Every rule about an order paid by card. It ends in exactly one final status; what payments reports after that changes
 * nothing but refunds that were asked for, because payments gives back by itself what a late capture took.
 */
export const order = decider(contracts.checkout)<Order>('order')
  .onTimer('deadline', (order) =>
    order.status === 'placed'
      ? then(ended(order, 'expired')).emit(OrderExpired, { ...named(order), reason: 'deadline' })
      : unchanged,
  )
  .on(OrderSubmitted, ofOrder, (order, m, _, at) => {
    if (order) return unchanged
    const broken = brokenRule(m)
    const { merchantId, orderId } = m
    if (broken) return then(submitted(m, 'rejected')).emit(OrderRejected, { merchantId, orderId, ...broken })
    if (m.expiresAt <= at) {
      return then(submitted(m, 'expired')).emit(OrderExpired, { merchantId, orderId, reason: 'deadline' })
    }
    return then(submitted(m, 'placed')).at(m.expiresAt, 'deadline').emit(OrderPlaced, {
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
  .on(CancellationRequested, ofOrder, (order, m) => {
    if (!order) return unchanged
    const cancelled = then(ended(order, 'cancelled')).emit(OrderCancelled, { ...named(order), reason: m.reason })
    if (order.status === 'placed') return cancelled.cancelTimer('deadline')
    if (order.status === 'confirmed' && order.captured === 0n) return cancelled
    const code = order.status === 'confirmed' ? 'already_captured' : `order_${order.status}`
    return then(order).emit(CancellationRejected, { ...named(order), code })
  })
  .on(CaptureRequested, ofOrder, (order, m) => (order ? askForCapture(order, m) : unchanged))
  .on(RefundRequested, ofOrder, (order, m) => (order ? askForRefund(order, m) : unchanged))
  .on(PaymentAuthorised, ofPayment, (order, m) => {
    if (order?.status !== 'placed') return unchanged
    const { capture, currency } = order
    return then<Order>({ ...order, status: 'confirmed', authorised: m.amount })
      .cancelTimer('deadline')
      .emit(OrderConfirmed, { ...paidBy(order), capture, authorised: m.amount, currency })
  })
  .on(PaymentDeclined, ofPayment, (order, m) =>
    order?.status === 'placed'
      ? then(ended(order, 'declined'))
          .cancelTimer('deadline')
          .emit(OrderDeclined, { ...paidBy(order), code: m.code })
      : unchanged,
  )
  .on(PaymentCaptured, ofPayment, (order, m) => {
    if (order?.status !== 'confirmed') return unchanged
    if (order.capture === 'manual') return captured(order, m)
    const { currency } = order
    return then({ ...ended(order, 'completed'), captured: m.captured }).emit(OrderCompleted, {
      ...paidBy(order),
      captured: m.captured,
      currency,
    })
  })
  .on(PaymentCaptureFailed, ofPayment, (order, m) => {
    if (order?.status !== 'confirmed') return unchanged
    if (order.capture === 'manual') return captureFailed(order, m)
    return then(ended(order, 'declined')).emit(OrderDeclined, { ...paidBy(order), code: 'capture_failed' })
  })
  .on(PaymentVoided, ofPayment, (order, m) => {
    if (m.reason === 'unknown') throw new Error('PaymentVoided.reason is a symbol this version does not know')
    if (order?.status !== 'confirmed' || m.reason !== 'authorisation_expired') return unchanged
    if (order.captured === 0n) {
      return then(ended(order, 'expired')).emit(OrderExpired, { ...named(order), reason: 'authorisation' })
    }
    const { captured, currency } = order
    return then(ended(order, 'completed')).emit(OrderCompleted, { ...paidBy(order), captured, currency })
  })
  .on(PaymentRefunded, ofPayment, (order, m) => (order ? refunded(order, m) : unchanged))
  .on(PaymentRefundFailed, ofPayment, (order, m) => (order ? refundFailed(order, m) : unchanged))
