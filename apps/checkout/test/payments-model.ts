import {
  CaptureApproved,
  OrderConfirmed,
  PaymentAuthorised,
  PaymentCaptured,
  PaymentCaptureFailed,
  PaymentDeclined,
  PaymentRefunded,
  PaymentRefundFailed,
  PaymentVoided,
  RefundApproved,
  sameUuid,
} from '@parpay/events'
import { deciding, type Decided } from '@parpay/messaging'
import { order } from '../src/order.js'
import type { Order } from '../src/order-state.js'
import { about, at, orderId } from './order-table.js'

/** A message on its way to an order. */
export type Arrival = (state: Order | undefined) => Decided<Order>
type Emitted = Decided<Order>['messages'][number]

/** Final statuses by the message that says so. */
export const terminal: Readonly<Record<string, string>> = {
  OrderRejected: 'rejected',
  OrderDeclined: 'declined',
  OrderExpired: 'expired',
  OrderCancelled: 'cancelled',
  OrderCompleted: 'completed',
}

const ordered = { ...about, orderId }
type Capture = Pick<CaptureApproved, 'captureId' | 'amount' | 'final'>
type Refund = Pick<RefundApproved, 'refundId' | 'amount'>

export const authorised: Arrival = (state) =>
  deciding(order, state, PaymentAuthorised, PaymentAuthorised.sample({ ...ordered, amount: 100n }), { at })
export const declined: Arrival = (state) =>
  deciding(order, state, PaymentDeclined, PaymentDeclined.sample(ordered), { at })
export const captured =
  (capture: Capture): Arrival =>
  (state) =>
    deciding(order, state, PaymentCaptured, PaymentCaptured.sample({ ...ordered, captured: 100n, ...capture }), { at })
export const captureFailed =
  ({ captureId, amount }: Capture): Arrival =>
  (state) =>
    deciding(order, state, PaymentCaptureFailed, PaymentCaptureFailed.sample({ ...ordered, captureId, amount }), { at })
export const refunded =
  (refund: Refund): Arrival =>
  (state) =>
    deciding(order, state, PaymentRefunded, PaymentRefunded.sample({ ...ordered, ...refund }), { at })
export const refundFailed =
  (refund: Refund): Arrival =>
  (state) =>
    deciding(order, state, PaymentRefundFailed, PaymentRefundFailed.sample({ ...ordered, ...refund }), { at })
export const voided =
  (reason: 'cancelled' | 'authorisation_expired'): Arrival =>
  (state) =>
    deciding(order, state, PaymentVoided, PaymentVoided.sample({ ...ordered, reason }), { at })

/** Payments and its PSP as checkout sees them: what they read on the order's topic, and what they then publish. */
export class Payments {
  captured = 0n
  refunded = 0n
  private state: 'none' | 'authorising' | 'authorised' | 'done' = 'none'
  private ended = false
  private captures: Capture[] = []
  private refunds: Refund[] = []

  read({ type, message }: Emitted): Arrival[] {
    if (type === OrderConfirmed.name && (message as OrderConfirmed).capture === 'automatic')
      this.captures.push({ captureId: sameUuid('cap', about.paymentId), amount: 100n, final: true })
    if (type === 'OrderPlaced') this.state = 'authorising'
    if (type === CaptureApproved.name) this.captures.push(message as CaptureApproved)
    if (type === RefundApproved.name) this.refunds.push(message as RefundApproved)
    if (terminal[type] && type !== 'OrderCompleted') this.ended = true
    return [...this.giveBack(), ...this.release()]
  }

  /** What the PSP may answer next. */
  answers(): ((yes: boolean) => Arrival[])[] {
    const [capture] = this.captures
    return [
      ...(this.state === 'authorising' ? [(yes: boolean) => this.authorise(yes)] : []),
      ...(this.state === 'authorised' && capture ? [(yes: boolean) => this.capture(capture, yes)] : []),
      ...this.refunds.map((refund) => (yes: boolean) => this.refund(refund, yes)),
    ]
  }

  /** Whether the authorisation may lapse: not while something is asked of the PSP. */
  get idle(): boolean {
    return this.state === 'authorised' && this.captures.length === 0
  }

  lapse(): Arrival[] {
    this.state = 'done'
    return [voided('authorisation_expired')]
  }

  private authorise(yes: boolean): Arrival[] {
    this.state = yes ? 'authorised' : 'done'
    return [yes ? authorised : declined, ...this.release()]
  }

  private capture(capture: Capture, yes: boolean): Arrival[] {
    this.captures.shift()
    if (!yes) return [captureFailed(capture), ...this.release()]
    this.captured += capture.amount
    if (capture.final) this.state = 'done'
    return [captured(capture), ...this.giveBack(), ...this.release()]
  }

  private refund(refund: Refund, yes: boolean): Arrival[] {
    this.refunds = this.refunds.filter(({ refundId }) => refundId !== refund.refundId)
    if (yes) this.refunded += refund.amount
    return [yes ? refunded(refund) : refundFailed(refund)]
  }

  /** What was taken for an order that ended without the money: it was under way, or crossed the order's end. */
  private giveBack(): Arrival[] {
    const amount = this.captured - this.refunded
    if (!this.ended || amount === 0n) return []
    this.refunded = this.captured
    return [refunded({ refundId: 'late', amount })]
  }

  /** What the order no longer wants is let go; captures that come after the end are not done. */
  private release(): Arrival[] {
    const done = this.state === 'done'
    if (!done && !(this.ended && this.state === 'authorised')) return []
    const dropped = this.captures.splice(0)
    this.state = 'done'
    return [...dropped.map(captureFailed), ...(done ? [] : [voided('cancelled')])]
  }
}
