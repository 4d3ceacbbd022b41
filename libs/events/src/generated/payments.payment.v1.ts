// Generated from asyncapi/ by `npm run contracts`: change the contract there, not this file.

import { AvroMessage } from '../avro-message.js'
import type { Method, Purpose, RefundReason, VoidReason } from './types.js'
import * as schemas from './schemas/payments.payment.v1.js'

/** The amount is held for us. */
export interface PaymentAuthorised {
  /** Merchant the message belongs to: TypeID `mer_`. */
  readonly merchantId: string
  /** Payment: TypeID `pay_`, the same UUID as the order's where there is one. */
  readonly paymentId: string
  /** Order paid for: TypeID `ord_`; null for a deposit. */
  readonly orderId: string | null
  /** What the payment is for. */
  readonly purpose: Purpose
  /** Account of the shopper who pays: TypeID `acc_`. */
  readonly accountId: string
  /** How the shopper pays. */
  readonly method: Method
  /** Currency of every amount in this message: ISO 4217, three capital letters. */
  readonly currency: string
  /** Amount held: minor units of `currency`. */
  readonly amount: bigint
  /** When the hold lapses: UTC, milliseconds since 1970; null when the PSP sets no limit. */
  readonly expiresAt: Date | null
  /** The PSP's own name for the operation; null when no PSP took part. */
  readonly pspReference: string | null
}

/** {@link PaymentAuthorised} on `payments.payment.v1`, keyed by `paymentId`. */
export const PaymentAuthorised = new AvroMessage<'PaymentAuthorised', PaymentAuthorised>({
  name: 'PaymentAuthorised',
  topic: 'payments.payment.v1',
  key: 'paymentId',
  versions: schemas.PaymentAuthorised,
  sample: () => ({
    merchantId: 'mer_01h455vb4pex5vsknk084sn02q',
    paymentId: 'pay_01h455vb4pex5vsknk084sn02q',
    orderId: 'ord_01h455vb4pex5vsknk084sn02q',
    purpose: 'order',
    accountId: 'acc_01h455vb4pex5vsknk084sn02q',
    method: 'card',
    currency: 'EUR',
    amount: 4900n,
    expiresAt: new Date('2026-01-08T00:00:00.000Z'),
    pspReference: 'psp_1',
  }),
})

/** The payment said no before anything was held. Final unless the PSP is found to have held it after all. */
export interface PaymentDeclined {
  /** Merchant the message belongs to: TypeID `mer_`. */
  readonly merchantId: string
  /** Payment: TypeID `pay_`, the same UUID as the order's where there is one. */
  readonly paymentId: string
  /** Order paid for: TypeID `ord_`; null for a deposit. */
  readonly orderId: string | null
  /** What the payment is for. */
  readonly purpose: Purpose
  /** Account of the shopper who pays: TypeID `acc_`. */
  readonly accountId: string
  /** How the shopper pays. */
  readonly method: Method
  /** Currency of every amount in this message: ISO 4217, three capital letters. */
  readonly currency: string
  /** Amount asked for: minor units of `currency`. */
  readonly amount: bigint
  /** Why, in the PSP's words or ours. Snake case; new codes may appear. */
  readonly code: string
}

/** {@link PaymentDeclined} on `payments.payment.v1`, keyed by `paymentId`. */
export const PaymentDeclined = new AvroMessage<'PaymentDeclined', PaymentDeclined>({
  name: 'PaymentDeclined',
  topic: 'payments.payment.v1',
  key: 'paymentId',
  versions: schemas.PaymentDeclined,
  sample: () => ({
    merchantId: 'mer_01h455vb4pex5vsknk084sn02q',
    paymentId: 'pay_01h455vb4pex5vsknk084sn02q',
    orderId: 'ord_01h455vb4pex5vsknk084sn02q',
    purpose: 'order',
    accountId: 'acc_01h455vb4pex5vsknk084sn02q',
    method: 'card',
    currency: 'EUR',
    amount: 4900n,
    code: 'card_declined',
  }),
})

/** Money was taken. */
export interface PaymentCaptured {
  /** Merchant the message belongs to: TypeID `mer_`. */
  readonly merchantId: string
  /** Payment: TypeID `pay_`, the same UUID as the order's where there is one. */
  readonly paymentId: string
  /** Order paid for: TypeID `ord_`; null for a deposit. */
  readonly orderId: string | null
  /** What the payment is for. */
  readonly purpose: Purpose
  /** Account of the shopper who pays: TypeID `acc_`. */
  readonly accountId: string
  /** How the shopper pays. */
  readonly method: Method
  /** Currency of every amount in this message: ISO 4217, three capital letters. */
  readonly currency: string
  /** Capture: TypeID `cap_`; an automatic one has the payment's UUID. */
  readonly captureId: string
  /** Taken by this capture: minor units of `currency`. */
  readonly amount: bigint
  /** Taken so far in all: minor units of `currency`. */
  readonly captured: bigint
  /** Whether nothing more will be captured. */
  readonly final: boolean
  /** Our fee on this capture: minor units of `currency`, part of `amount`. */
  readonly fee: bigint
  /** When the merchant may have the money paid out; a deposit is there at once: UTC, milliseconds since 1970. */
  readonly availableAt: Date
  /** The PSP's own name for the operation; null when no PSP took part. */
  readonly pspReference: string | null
}

/** {@link PaymentCaptured} on `payments.payment.v1`, keyed by `paymentId`. */
export const PaymentCaptured = new AvroMessage<'PaymentCaptured', PaymentCaptured>({
  name: 'PaymentCaptured',
  topic: 'payments.payment.v1',
  key: 'paymentId',
  versions: schemas.PaymentCaptured,
  sample: () => ({
    merchantId: 'mer_01h455vb4pex5vsknk084sn02q',
    paymentId: 'pay_01h455vb4pex5vsknk084sn02q',
    orderId: 'ord_01h455vb4pex5vsknk084sn02q',
    purpose: 'order',
    accountId: 'acc_01h455vb4pex5vsknk084sn02q',
    method: 'card',
    currency: 'EUR',
    captureId: 'cap_01h455vb4pex5vsknk084sn02q',
    amount: 4900n,
    captured: 4900n,
    final: true,
    fee: 172n,
    availableAt: new Date('2026-01-03T00:00:00.000Z'),
    pspReference: 'psp_1',
  }),
})

/** A capture was refused, by the PSP or because the payment had come to its end: nothing was taken. */
export interface PaymentCaptureFailed {
  /** Merchant the message belongs to: TypeID `mer_`. */
  readonly merchantId: string
  /** Payment: TypeID `pay_`, the same UUID as the order's where there is one. */
  readonly paymentId: string
  /** Order paid for: TypeID `ord_`; null for a deposit. */
  readonly orderId: string | null
  /** What the payment is for. */
  readonly purpose: Purpose
  /** Account of the shopper who pays: TypeID `acc_`. */
  readonly accountId: string
  /** How the shopper pays. */
  readonly method: Method
  /** Currency of every amount in this message: ISO 4217, three capital letters. */
  readonly currency: string
  /** Capture: TypeID `cap_`; an automatic one has the payment's UUID. */
  readonly captureId: string
  /** Amount asked for: minor units of `currency`. */
  readonly amount: bigint
  /** Why, as the PSP put it, or that it was not asked: `order_cancelled`, `authorisation_expired` and others. Snake case; new codes may appear. */
  readonly code: string
}

/** {@link PaymentCaptureFailed} on `payments.payment.v1`, keyed by `paymentId`. */
export const PaymentCaptureFailed = new AvroMessage<'PaymentCaptureFailed', PaymentCaptureFailed>({
  name: 'PaymentCaptureFailed',
  topic: 'payments.payment.v1',
  key: 'paymentId',
  versions: schemas.PaymentCaptureFailed,
  sample: () => ({
    merchantId: 'mer_01h455vb4pex5vsknk084sn02q',
    paymentId: 'pay_01h455vb4pex5vsknk084sn02q',
    orderId: 'ord_01h455vb4pex5vsknk084sn02q',
    purpose: 'order',
    accountId: 'acc_01h455vb4pex5vsknk084sn02q',
    method: 'card',
    currency: 'EUR',
    captureId: 'cap_01h455vb4pex5vsknk084sn02q',
    amount: 4900n,
    code: 'capture_refused',
  }),
})

/** What was held and not captured was let go: nothing more is taken. Refunds of what was captured may follow. */
export interface PaymentVoided {
  /** Merchant the message belongs to: TypeID `mer_`. */
  readonly merchantId: string
  /** Payment: TypeID `pay_`, the same UUID as the order's where there is one. */
  readonly paymentId: string
  /** Order paid for: TypeID `ord_`; null for a deposit. */
  readonly orderId: string | null
  /** What the payment is for. */
  readonly purpose: Purpose
  /** Account of the shopper who pays: TypeID `acc_`. */
  readonly accountId: string
  /** How the shopper pays. */
  readonly method: Method
  /** Currency of every amount in this message: ISO 4217, three capital letters. */
  readonly currency: string
  /** Amount let go: minor units of `currency`. */
  readonly released: bigint
  /** What ended the payment; `authorisation_expired`: nobody captured the rest in time. */
  readonly reason: VoidReason
}

/** {@link PaymentVoided} on `payments.payment.v1`, keyed by `paymentId`. */
export const PaymentVoided = new AvroMessage<'PaymentVoided', PaymentVoided>({
  name: 'PaymentVoided',
  topic: 'payments.payment.v1',
  key: 'paymentId',
  versions: schemas.PaymentVoided,
  sample: () => ({
    merchantId: 'mer_01h455vb4pex5vsknk084sn02q',
    paymentId: 'pay_01h455vb4pex5vsknk084sn02q',
    orderId: 'ord_01h455vb4pex5vsknk084sn02q',
    purpose: 'order',
    accountId: 'acc_01h455vb4pex5vsknk084sn02q',
    method: 'card',
    currency: 'EUR',
    released: 4900n,
    reason: 'cancelled',
  }),
})

/** Money was given back. */
export interface PaymentRefunded {
  /** Merchant the message belongs to: TypeID `mer_`. */
  readonly merchantId: string
  /** Payment: TypeID `pay_`, the same UUID as the order's where there is one. */
  readonly paymentId: string
  /** Order paid for: TypeID `ord_`; null for a deposit. */
  readonly orderId: string | null
  /** What the payment is for. */
  readonly purpose: Purpose
  /** Account of the shopper who pays: TypeID `acc_`. */
  readonly accountId: string
  /** How the shopper pays. */
  readonly method: Method
  /** Currency of every amount in this message: ISO 4217, three capital letters. */
  readonly currency: string
  /** Refund: TypeID `ref_`; that of a late capture has the payment's UUID. */
  readonly refundId: string
  /** Given back by this refund: minor units of `currency`. */
  readonly amount: bigint
  /** Given back so far in all: minor units of `currency`. */
  readonly refunded: bigint
  /** Part of our fee given back with it: minor units of `currency`. */
  readonly feeReturned: bigint
  /** Why: the merchant asked, or the order had ended before it was captured. */
  readonly reason: RefundReason
}

/** {@link PaymentRefunded} on `payments.payment.v1`, keyed by `paymentId`. */
export const PaymentRefunded = new AvroMessage<'PaymentRefunded', PaymentRefunded>({
  name: 'PaymentRefunded',
  topic: 'payments.payment.v1',
  key: 'paymentId',
  versions: schemas.PaymentRefunded,
  sample: () => ({
    merchantId: 'mer_01h455vb4pex5vsknk084sn02q',
    paymentId: 'pay_01h455vb4pex5vsknk084sn02q',
    orderId: 'ord_01h455vb4pex5vsknk084sn02q',
    purpose: 'order',
    accountId: 'acc_01h455vb4pex5vsknk084sn02q',
    method: 'card',
    currency: 'EUR',
    refundId: 'ref_01h455vb4pex5vsknk084sn02q',
    amount: 4900n,
    refunded: 4900n,
    feeReturned: 0n,
    reason: 'late_capture',
  }),
})

/** The PSP refused a refund that was asked for: nothing was given back, and it may be asked for again under a new id. */
export interface PaymentRefundFailed {
  /** Merchant the message belongs to: TypeID `mer_`. */
  readonly merchantId: string
  /** Payment: TypeID `pay_`, the same UUID as the order's where there is one. */
  readonly paymentId: string
  /** Order paid for: TypeID `ord_`; null for a deposit. */
  readonly orderId: string | null
  /** What the payment is for. */
  readonly purpose: Purpose
  /** Account of the shopper who pays: TypeID `acc_`. */
  readonly accountId: string
  /** How the shopper pays. */
  readonly method: Method
  /** Currency of every amount in this message: ISO 4217, three capital letters. */
  readonly currency: string
  /** Refund: TypeID `ref_`; that of a late capture has the payment's UUID. */
  readonly refundId: string
  /** Asked to be given back: minor units of `currency`. */
  readonly amount: bigint
  /** Why, as the PSP put it. Snake case; new codes may appear. */
  readonly code: string
}

/** {@link PaymentRefundFailed} on `payments.payment.v1`, keyed by `paymentId`. */
export const PaymentRefundFailed = new AvroMessage<'PaymentRefundFailed', PaymentRefundFailed>({
  name: 'PaymentRefundFailed',
  topic: 'payments.payment.v1',
  key: 'paymentId',
  versions: schemas.PaymentRefundFailed,
  sample: () => ({
    merchantId: 'mer_01h455vb4pex5vsknk084sn02q',
    paymentId: 'pay_01h455vb4pex5vsknk084sn02q',
    orderId: 'ord_01h455vb4pex5vsknk084sn02q',
    purpose: 'order',
    accountId: 'acc_01h455vb4pex5vsknk084sn02q',
    method: 'card',
    currency: 'EUR',
    refundId: 'ref_01h455vb4pex5vsknk084sn02q',
    amount: 1900n,
    code: 'refund_refused',
  }),
})
