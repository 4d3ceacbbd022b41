// Generated from asyncapi/ by `npm run contracts`: change the contract there, not this file.

import { AvroMessage } from '../avro-message.js'
import type { CaptureMode, ExpiryReason, Line, Method } from './types.js'
import * as schemas from './schemas/checkout.order.v1.js'

/** Checkout accepted an order; it carries everything a reader shows of it. */
export interface OrderPlaced {
  /** Merchant the message belongs to: TypeID `mer_`. */
  readonly merchantId: string
  /** Order: TypeID `ord_`. */
  readonly orderId: string
  /** Account of the shopper who pays: TypeID `acc_`. */
  readonly accountId: string
  /** How the shopper pays. */
  readonly method: Method
  /** Payment method to charge: TypeID `pm_`; null when paid from the wallet. */
  readonly paymentMethodId: string | null
  /** Currency of every amount in this message: ISO 4217, three capital letters. */
  readonly currency: string
  /** Amount to pay: minor units of `currency`. */
  readonly total: bigint
  /** Positions, 1 to 100; quantity times unit amount adds up to the total. */
  readonly lines: readonly Line[]
  /** Whether the whole amount is captured on confirmation or on request. */
  readonly capture: CaptureMode
  /** The order expires unless it is confirmed before this instant: UTC, milliseconds since 1970. */
  readonly expiresAt: Date
  /** The store's own order number, at most 100 characters. May hold personal data. */
  readonly reference: string | null
  /** The store's own notes: at most 20 entries, keys to 40 and values to 500 characters. May hold personal data. */
  readonly metadata: Readonly<Record<string, string>>
}

/** {@link OrderPlaced} on `checkout.order.v1`, keyed by `orderId`. */
export const OrderPlaced = new AvroMessage<'OrderPlaced', OrderPlaced>({
  name: 'OrderPlaced',
  topic: 'checkout.order.v1',
  key: 'orderId',
  versions: schemas.OrderPlaced,
  sample: () => ({
    merchantId: 'mer_01h455vb4pex5vsknk084sn02q',
    orderId: 'ord_01h455vb4pex5vsknk084sn02q',
    accountId: 'acc_01h455vb4pex5vsknk084sn02q',
    method: 'card',
    paymentMethodId: 'pm_01h455vb4pex5vsknk084sn02q',
    currency: 'EUR',
    total: 4900n,
    lines: [{ sku: 'mug-01', name: 'Mug, 0.3 l', quantity: 1, unitAmount: 4900n }],
    capture: 'automatic',
    expiresAt: new Date('2026-01-01T00:30:00.000Z'),
    reference: null,
    metadata: {},
  }),
})

/** A rule of ours turned the order down. Final. */
export interface OrderRejected {
  /** Merchant the message belongs to: TypeID `mer_`. */
  readonly merchantId: string
  /** Order: TypeID `ord_`. */
  readonly orderId: string
  /** Rule that was broken. Snake case; new codes may appear. */
  readonly code: string
  /** The same for a person: what was wrong and what to change. */
  readonly detail: string
}

/** {@link OrderRejected} on `checkout.order.v1`, keyed by `orderId`. */
export const OrderRejected = new AvroMessage<'OrderRejected', OrderRejected>({
  name: 'OrderRejected',
  topic: 'checkout.order.v1',
  key: 'orderId',
  versions: schemas.OrderRejected,
  sample: () => ({
    merchantId: 'mer_01h455vb4pex5vsknk084sn02q',
    orderId: 'ord_01h455vb4pex5vsknk084sn02q',
    code: 'amount_out_of_bounds',
    detail: 'The total does not equal the sum of the lines.',
  }),
})

/** The payment is authorised: the merchant may rely on the order. */
export interface OrderConfirmed {
  /** Merchant the message belongs to: TypeID `mer_`. */
  readonly merchantId: string
  /** Order: TypeID `ord_`. */
  readonly orderId: string
  /** Payment: TypeID `pay_`, the same UUID as the order's. */
  readonly paymentId: string
  /** Whether payments captures at once or waits for a request. */
  readonly capture: CaptureMode
  /** Amount the shopper's bank holds: minor units of `currency`. */
  readonly authorised: bigint
  /** Currency of every amount in this message: ISO 4217, three capital letters. */
  readonly currency: string
}

/** {@link OrderConfirmed} on `checkout.order.v1`, keyed by `orderId`. */
export const OrderConfirmed = new AvroMessage<'OrderConfirmed', OrderConfirmed>({
  name: 'OrderConfirmed',
  topic: 'checkout.order.v1',
  key: 'orderId',
  versions: schemas.OrderConfirmed,
  sample: () => ({
    merchantId: 'mer_01h455vb4pex5vsknk084sn02q',
    orderId: 'ord_01h455vb4pex5vsknk084sn02q',
    paymentId: 'pay_01h455vb4pex5vsknk084sn02q',
    capture: 'automatic',
    authorised: 4900n,
    currency: 'EUR',
  }),
})

/** A payment said no. Final. */
export interface OrderDeclined {
  /** Merchant the message belongs to: TypeID `mer_`. */
  readonly merchantId: string
  /** Order: TypeID `ord_`. */
  readonly orderId: string
  /** Payment: TypeID `pay_`, the same UUID as the order's. */
  readonly paymentId: string
  /** Why, as the PSP put it, or `capture_failed`. Snake case; new codes may appear. */
  readonly code: string
}

/** {@link OrderDeclined} on `checkout.order.v1`, keyed by `orderId`. */
export const OrderDeclined = new AvroMessage<'OrderDeclined', OrderDeclined>({
  name: 'OrderDeclined',
  topic: 'checkout.order.v1',
  key: 'orderId',
  versions: schemas.OrderDeclined,
  sample: () => ({
    merchantId: 'mer_01h455vb4pex5vsknk084sn02q',
    orderId: 'ord_01h455vb4pex5vsknk084sn02q',
    paymentId: 'pay_01h455vb4pex5vsknk084sn02q',
    code: 'card_declined',
  }),
})

/** The order was not confirmed, or not captured, in time. Final. */
export interface OrderExpired {
  /** Merchant the message belongs to: TypeID `mer_`. */
  readonly merchantId: string
  /** Order: TypeID `ord_`. */
  readonly orderId: string
  /** What ran out: the order's own deadline, or the authorisation. */
  readonly reason: ExpiryReason
}

/** {@link OrderExpired} on `checkout.order.v1`, keyed by `orderId`. */
export const OrderExpired = new AvroMessage<'OrderExpired', OrderExpired>({
  name: 'OrderExpired',
  topic: 'checkout.order.v1',
  key: 'orderId',
  versions: schemas.OrderExpired,
  sample: () => ({
    merchantId: 'mer_01h455vb4pex5vsknk084sn02q',
    orderId: 'ord_01h455vb4pex5vsknk084sn02q',
    reason: 'deadline',
  }),
})

/** The merchant cancelled the order before anything was captured. Final. */
export interface OrderCancelled {
  /** Merchant the message belongs to: TypeID `mer_`. */
  readonly merchantId: string
  /** Order: TypeID `ord_`. */
  readonly orderId: string
  /** Why, in the merchant's words. May hold personal data. */
  readonly reason: string | null
}

/** {@link OrderCancelled} on `checkout.order.v1`, keyed by `orderId`. */
export const OrderCancelled = new AvroMessage<'OrderCancelled', OrderCancelled>({
  name: 'OrderCancelled',
  topic: 'checkout.order.v1',
  key: 'orderId',
  versions: schemas.OrderCancelled,
  sample: () => ({
    merchantId: 'mer_01h455vb4pex5vsknk084sn02q',
    orderId: 'ord_01h455vb4pex5vsknk084sn02q',
    reason: null,
  }),
})

/** The order could not be cancelled any more; it goes on as it was. */
export interface CancellationRejected {
  /** Merchant the message belongs to: TypeID `mer_`. */
  readonly merchantId: string
  /** Order: TypeID `ord_`. */
  readonly orderId: string
  /** Why not. Snake case; new codes may appear. */
  readonly code: string
}

/** {@link CancellationRejected} on `checkout.order.v1`, keyed by `orderId`. */
export const CancellationRejected = new AvroMessage<'CancellationRejected', CancellationRejected>({
  name: 'CancellationRejected',
  topic: 'checkout.order.v1',
  key: 'orderId',
  versions: schemas.CancellationRejected,
  sample: () => ({
    merchantId: 'mer_01h455vb4pex5vsknk084sn02q',
    orderId: 'ord_01h455vb4pex5vsknk084sn02q',
    code: 'already_completed',
  }),
})

/** The order is paid. Final. */
export interface OrderCompleted {
  /** Merchant the message belongs to: TypeID `mer_`. */
  readonly merchantId: string
  /** Order: TypeID `ord_`. */
  readonly orderId: string
  /** Payment: TypeID `pay_`, the same UUID as the order's. */
  readonly paymentId: string
  /** Captured in all: minor units of `currency`. */
  readonly captured: bigint
  /** Currency of every amount in this message: ISO 4217, three capital letters. */
  readonly currency: string
}

/** {@link OrderCompleted} on `checkout.order.v1`, keyed by `orderId`. */
export const OrderCompleted = new AvroMessage<'OrderCompleted', OrderCompleted>({
  name: 'OrderCompleted',
  topic: 'checkout.order.v1',
  key: 'orderId',
  versions: schemas.OrderCompleted,
  sample: () => ({
    merchantId: 'mer_01h455vb4pex5vsknk084sn02q',
    orderId: 'ord_01h455vb4pex5vsknk084sn02q',
    paymentId: 'pay_01h455vb4pex5vsknk084sn02q',
    captured: 4900n,
    currency: 'EUR',
  }),
})

/** A capture of a manual order is within what is authorised: payments takes it. */
export interface CaptureApproved {
  /** Merchant the message belongs to: TypeID `mer_`. */
  readonly merchantId: string
  /** Order: TypeID `ord_`. */
  readonly orderId: string
  /** Payment: TypeID `pay_`, the same UUID as the order's. */
  readonly paymentId: string
  /** Capture: TypeID `cap_`. */
  readonly captureId: string
  /** To be captured: minor units of `currency`. */
  readonly amount: bigint
  /** Currency of every amount in this message: ISO 4217, three capital letters. */
  readonly currency: string
  /** Whether it is the last one: what is left of the authorisation is let go. */
  readonly final: boolean
}

/** {@link CaptureApproved} on `checkout.order.v1`, keyed by `orderId`. */
export const CaptureApproved = new AvroMessage<'CaptureApproved', CaptureApproved>({
  name: 'CaptureApproved',
  topic: 'checkout.order.v1',
  key: 'orderId',
  versions: schemas.CaptureApproved,
  sample: () => ({
    merchantId: 'mer_01h455vb4pex5vsknk084sn02q',
    orderId: 'ord_01h455vb4pex5vsknk084sn02q',
    paymentId: 'pay_01h455vb4pex5vsknk084sn02q',
    captureId: 'cap_01h455vb4pex5vsknk084sn02q',
    amount: 1900n,
    currency: 'EUR',
    final: false,
  }),
})

/** A capture was turned down; the order goes on as it was. */
export interface CaptureRejected {
  /** Merchant the message belongs to: TypeID `mer_`. */
  readonly merchantId: string
  /** Order: TypeID `ord_`. */
  readonly orderId: string
  /** Capture: TypeID `cap_`. */
  readonly captureId: string
  /** Why not. Snake case; new codes may appear. */
  readonly code: string
  /** What could be captured then: minor units of the order's currency. */
  readonly capturable: bigint
}

/** {@link CaptureRejected} on `checkout.order.v1`, keyed by `orderId`. */
export const CaptureRejected = new AvroMessage<'CaptureRejected', CaptureRejected>({
  name: 'CaptureRejected',
  topic: 'checkout.order.v1',
  key: 'orderId',
  versions: schemas.CaptureRejected,
  sample: () => ({
    merchantId: 'mer_01h455vb4pex5vsknk084sn02q',
    orderId: 'ord_01h455vb4pex5vsknk084sn02q',
    captureId: 'cap_01h455vb4pex5vsknk084sn02q',
    code: 'amount_exceeds_capturable',
    capturable: 1900n,
  }),
})

/** Part or all of a manual order is captured. */
export interface OrderCaptured {
  /** Merchant the message belongs to: TypeID `mer_`. */
  readonly merchantId: string
  /** Order: TypeID `ord_`. */
  readonly orderId: string
  /** Capture: TypeID `cap_`. */
  readonly captureId: string
  /** Taken by this capture: minor units of `currency`. */
  readonly amount: bigint
  /** Taken so far in all: minor units of `currency`. */
  readonly captured: bigint
  /** Currency of every amount in this message: ISO 4217, three capital letters. */
  readonly currency: string
}

/** {@link OrderCaptured} on `checkout.order.v1`, keyed by `orderId`. */
export const OrderCaptured = new AvroMessage<'OrderCaptured', OrderCaptured>({
  name: 'OrderCaptured',
  topic: 'checkout.order.v1',
  key: 'orderId',
  versions: schemas.OrderCaptured,
  sample: () => ({
    merchantId: 'mer_01h455vb4pex5vsknk084sn02q',
    orderId: 'ord_01h455vb4pex5vsknk084sn02q',
    captureId: 'cap_01h455vb4pex5vsknk084sn02q',
    amount: 1900n,
    captured: 1900n,
    currency: 'EUR',
  }),
})

/** The PSP refused an approved capture; the order goes on, and another may be asked for. */
export interface CaptureFailed {
  /** Merchant the message belongs to: TypeID `mer_`. */
  readonly merchantId: string
  /** Order: TypeID `ord_`. */
  readonly orderId: string
  /** Capture: TypeID `cap_`. */
  readonly captureId: string
  /** Why, as the PSP put it. Snake case; new codes may appear. */
  readonly code: string
}

/** {@link CaptureFailed} on `checkout.order.v1`, keyed by `orderId`. */
export const CaptureFailed = new AvroMessage<'CaptureFailed', CaptureFailed>({
  name: 'CaptureFailed',
  topic: 'checkout.order.v1',
  key: 'orderId',
  versions: schemas.CaptureFailed,
  sample: () => ({
    merchantId: 'mer_01h455vb4pex5vsknk084sn02q',
    orderId: 'ord_01h455vb4pex5vsknk084sn02q',
    captureId: 'cap_01h455vb4pex5vsknk084sn02q',
    code: 'capture_refused',
  }),
})

/** A refund is within what was captured: payments gives it back. */
export interface RefundApproved {
  /** Merchant the message belongs to: TypeID `mer_`. */
  readonly merchantId: string
  /** Order: TypeID `ord_`. */
  readonly orderId: string
  /** Payment: TypeID `pay_`, the same UUID as the order's. */
  readonly paymentId: string
  /** Refund: TypeID `ref_`, the same all the way. */
  readonly refundId: string
  /** To be given back: minor units of `currency`. */
  readonly amount: bigint
  /** Currency of every amount in this message: ISO 4217, three capital letters. */
  readonly currency: string
  /** Why, in the merchant's words. May hold personal data. */
  readonly reason: string | null
}

/** {@link RefundApproved} on `checkout.order.v1`, keyed by `orderId`. */
export const RefundApproved = new AvroMessage<'RefundApproved', RefundApproved>({
  name: 'RefundApproved',
  topic: 'checkout.order.v1',
  key: 'orderId',
  versions: schemas.RefundApproved,
  sample: () => ({
    merchantId: 'mer_01h455vb4pex5vsknk084sn02q',
    orderId: 'ord_01h455vb4pex5vsknk084sn02q',
    paymentId: 'pay_01h455vb4pex5vsknk084sn02q',
    refundId: 'ref_01h455vb4pex5vsknk084sn02q',
    amount: 1900n,
    currency: 'EUR',
    reason: null,
  }),
})

/** A refund was turned down. */
export interface RefundRejected {
  /** Merchant the message belongs to: TypeID `mer_`. */
  readonly merchantId: string
  /** Order: TypeID `ord_`. */
  readonly orderId: string
  /** Refund: TypeID `ref_`, the same all the way. */
  readonly refundId: string
  /** Why not. Snake case; new codes may appear. */
  readonly code: string
  /** What could be refunded then: minor units of the order's currency. */
  readonly refundable: bigint
}

/** {@link RefundRejected} on `checkout.order.v1`, keyed by `orderId`. */
export const RefundRejected = new AvroMessage<'RefundRejected', RefundRejected>({
  name: 'RefundRejected',
  topic: 'checkout.order.v1',
  key: 'orderId',
  versions: schemas.RefundRejected,
  sample: () => ({
    merchantId: 'mer_01h455vb4pex5vsknk084sn02q',
    orderId: 'ord_01h455vb4pex5vsknk084sn02q',
    refundId: 'ref_01h455vb4pex5vsknk084sn02q',
    code: 'amount_exceeds_refundable',
    refundable: 1900n,
  }),
})

/** Part or all of what was captured is given back. */
export interface OrderRefunded {
  /** Merchant the message belongs to: TypeID `mer_`. */
  readonly merchantId: string
  /** Order: TypeID `ord_`. */
  readonly orderId: string
  /** Refund: TypeID `ref_`, the same all the way. */
  readonly refundId: string
  /** Given back by this refund: minor units of `currency`. */
  readonly amount: bigint
  /** Given back so far in all: minor units of `currency`. */
  readonly refunded: bigint
  /** Currency of every amount in this message: ISO 4217, three capital letters. */
  readonly currency: string
}

/** {@link OrderRefunded} on `checkout.order.v1`, keyed by `orderId`. */
export const OrderRefunded = new AvroMessage<'OrderRefunded', OrderRefunded>({
  name: 'OrderRefunded',
  topic: 'checkout.order.v1',
  key: 'orderId',
  versions: schemas.OrderRefunded,
  sample: () => ({
    merchantId: 'mer_01h455vb4pex5vsknk084sn02q',
    orderId: 'ord_01h455vb4pex5vsknk084sn02q',
    refundId: 'ref_01h455vb4pex5vsknk084sn02q',
    amount: 1900n,
    refunded: 1900n,
    currency: 'EUR',
  }),
})

/** The PSP refused an approved refund; another may be asked for. */
export interface RefundFailed {
  /** Merchant the message belongs to: TypeID `mer_`. */
  readonly merchantId: string
  /** Order: TypeID `ord_`. */
  readonly orderId: string
  /** Refund: TypeID `ref_`, the same all the way. */
  readonly refundId: string
  /** Why, as the PSP put it. Snake case; new codes may appear. */
  readonly code: string
}

/** {@link RefundFailed} on `checkout.order.v1`, keyed by `orderId`. */
export const RefundFailed = new AvroMessage<'RefundFailed', RefundFailed>({
  name: 'RefundFailed',
  topic: 'checkout.order.v1',
  key: 'orderId',
  versions: schemas.RefundFailed,
  sample: () => ({
    merchantId: 'mer_01h455vb4pex5vsknk084sn02q',
    orderId: 'ord_01h455vb4pex5vsknk084sn02q',
    refundId: 'ref_01h455vb4pex5vsknk084sn02q',
    code: 'refund_refused',
  }),
})
