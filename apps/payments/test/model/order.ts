import {
  CaptureApproved,
  OrderCancelled,
  OrderConfirmed,
  OrderDeclined,
  OrderExpired,
  PaymentCaptured,
  PaymentCaptureFailed,
  PaymentRefunded,
  PaymentRefundFailed,
  PaymentVoided,
  RefundApproved,
  type MessageOf,
  type AnyMessageType,
} from '@parpay/events'
import { deciding } from '@parpay/messaging'
import { merchantId, orderId, payment, paymentId, placed } from '../payment-fixture.js'
import type { Arrival, Published } from './payments.js'

const order = { merchantId, orderId }
const messages = {
  cancelled: OrderCancelled.sample(order),
  expired: OrderExpired.sample(order),
  declined: OrderDeclined.sample(order),
}
const ended: Record<keyof typeof messages, Arrival> = {
  cancelled: (state, reads) => deciding(payment, state, OrderCancelled, messages.cancelled, reads),
  expired: (state, reads) => deciding(payment, state, OrderExpired, messages.expired, reads),
  declined: (state, reads) => deciding(payment, state, OrderDeclined, messages.declined, reads),
}

/** A message of a type, or undefined. The model publishes what the rules made, so it is what its type says. */
const asType = <T extends AnyMessageType>(type: T, { type: name, message }: Published): MessageOf<T> | undefined =>
  name === type.name ? (message as MessageOf<T>) : undefined

/** What a merchant may ask for while the order stands. `share` of what is left, in percent. */
export interface Wish {
  readonly what: 'cancel' | 'expire' | 'capture' | 'refund'
  readonly share: number
  readonly final: boolean
}

/** Checkout as payments sees it: it acts on what it has read of the payment, and on what the merchant wishes. */
export class Order {
  status: 'placed' | 'confirmed' | 'completed' | 'declined' | 'cancelled' | 'expired' = 'placed'
  captured = 0n
  refunded = 0n
  /** Ids of captures and refunds that were approved and are not answered. */
  readonly open = new Map<string, bigint>()
  private pending = 0n
  private reserved = 0n
  private last = false
  private n = 0

  constructor(private readonly capture: 'automatic' | 'manual') {}

  read(fact: Published): Arrival[] {
    const { type } = fact
    if (this.status === 'placed' && type === 'PaymentAuthorised') return this.confirm()
    if (this.status === 'placed' && type === 'PaymentDeclined') return this.end('declined')
    const captured = asType(PaymentCaptured, fact)
    if (captured) this.take(captured)
    const failed = asType(PaymentCaptureFailed, fact)
    if (failed) return this.fail(failed.captureId)
    const voided = asType(PaymentVoided, fact)
    if (voided?.reason === 'authorisation_expired' && this.status === 'confirmed') {
      if (this.captured === 0n) return this.end('expired')
      this.status = 'completed'
    }
    const refunded = asType(PaymentRefunded, fact)
    if (refunded?.reason === 'requested') {
      this.refunded += refunded.amount
      this.answered(refunded.refundId)
    }
    const refused = asType(PaymentRefundFailed, fact)
    if (refused) this.reserved -= this.answered(refused.refundId)
    return []
  }

  wish({ what, share, final }: Wish): Arrival[] {
    if (what === 'expire') return this.status === 'placed' ? this.end('expired') : []
    if (what === 'cancel') {
      const may = this.status === 'placed' || (this.status === 'confirmed' && this.captured === 0n)
      return may ? this.end('cancelled') : []
    }
    if (what === 'refund') return this.approveRefund(share)
    return this.status === 'confirmed' && this.capture === 'manual' ? this.approveCapture(share, final) : []
  }

  private confirm(): Arrival[] {
    this.status = 'confirmed'
    const confirmed = OrderConfirmed.sample({ ...order, capture: this.capture })
    return [(state, reads) => deciding(payment, state, OrderConfirmed, confirmed, reads)]
  }

  private approveCapture(share: number, final: boolean): Arrival[] {
    const left = placed.total - this.captured - this.pending
    const amount = (left * BigInt(share)) / 100n
    if (this.last || amount === 0n) return []
    this.last = final || amount === left
    this.pending += amount
    const captureId = this.id('cap', amount)
    const approved = { ...order, paymentId, currency: 'EUR', captureId, amount, final: this.last }
    return [(state, reads) => deciding(payment, state, CaptureApproved, approved, reads)]
  }

  private approveRefund(share: number): Arrival[] {
    const amount = ((this.captured - this.reserved) * BigInt(share)) / 100n
    if (amount === 0n) return []
    this.reserved += amount
    const refundId = this.id('ref', amount)
    const approved = RefundApproved.sample({ ...order, paymentId, refundId, amount })
    return [(state, reads) => deciding(payment, state, RefundApproved, approved, reads)]
  }

  private id(prefix: 'cap' | 'ref', amount: bigint): string {
    const id = `${prefix}_${(this.n++).toString().padStart(26, '0')}`
    this.open.set(id, amount)
    return id
  }

  private answered(id: string): bigint {
    const amount = this.open.get(id)
    if (amount === undefined) throw new Error(`${id} was answered before, or never asked for`)
    this.open.delete(id)
    return amount
  }

  /** What the PSP found captured has no open id: it was told as failed. */
  private take({ captureId, amount, captured, final }: MessageOf<typeof PaymentCaptured>): void {
    if (this.open.has(captureId)) this.pending -= this.answered(captureId)
    if (this.status !== 'confirmed') return
    this.captured += amount
    if (this.captured !== captured) throw new Error(`captured ${this.captured}, yet told ${captured}`)
    if (final) this.status = 'completed'
  }

  private fail(captureId: string): Arrival[] {
    if (this.capture === 'automatic') return this.status === 'confirmed' ? this.end('declined') : []
    this.pending -= this.answered(captureId)
    this.last = false
    return []
  }

  private end(how: 'cancelled' | 'expired' | 'declined'): Arrival[] {
    this.status = how
    return [ended[how]]
  }
}
