// Generated from asyncapi/ by `npm run contracts`: change the contract there, not this file.

import { AvroMessage } from '../avro-message.js'
import type { CaptureMode, Line, Method } from './types.js'
import * as schemas from './schemas/checkout.request.v1.js'

/** A merchant submitted an order; checkout may turn it down. */
export interface OrderSubmitted {
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

/** {@link OrderSubmitted} on `checkout.request.v1`, keyed by `orderId`. */
export const OrderSubmitted = new AvroMessage<'OrderSubmitted', OrderSubmitted>({
  name: 'OrderSubmitted',
  topic: 'checkout.request.v1',
  key: 'orderId',
  versions: schemas.OrderSubmitted,
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

/** A merchant asked to cancel an order; checkout may turn it down. */
export interface CancellationRequested {
  /** Merchant the message belongs to: TypeID `mer_`. */
  readonly merchantId: string
  /** Order: TypeID `ord_`. */
  readonly orderId: string
  /** Why, in the merchant's words. May hold personal data. */
  readonly reason: string | null
}

/** {@link CancellationRequested} on `checkout.request.v1`, keyed by `orderId`. */
export const CancellationRequested = new AvroMessage<'CancellationRequested', CancellationRequested>({
  name: 'CancellationRequested',
  topic: 'checkout.request.v1',
  key: 'orderId',
  versions: schemas.CancellationRequested,
  sample: () => ({
    merchantId: 'mer_01h455vb4pex5vsknk084sn02q',
    orderId: 'ord_01h455vb4pex5vsknk084sn02q',
    reason: null,
  }),
})

/** A merchant asked to capture part or all of what a manual order has authorised; checkout may turn it down. */
export interface CaptureRequested {
  /** Merchant the message belongs to: TypeID `mer_`. */
  readonly merchantId: string
  /** Order: TypeID `ord_`. */
  readonly orderId: string
  /** Capture: TypeID `cap_`. */
  readonly captureId: string
  /** How much: minor units of the order's currency; null: all that is left. */
  readonly amount: bigint | null
  /** Whether it is the last one: what is left of the authorisation is let go. */
  readonly final: boolean
}

/** {@link CaptureRequested} on `checkout.request.v1`, keyed by `orderId`. */
export const CaptureRequested = new AvroMessage<'CaptureRequested', CaptureRequested>({
  name: 'CaptureRequested',
  topic: 'checkout.request.v1',
  key: 'orderId',
  versions: schemas.CaptureRequested,
  sample: () => ({
    merchantId: 'mer_01h455vb4pex5vsknk084sn02q',
    orderId: 'ord_01h455vb4pex5vsknk084sn02q',
    captureId: 'cap_01h455vb4pex5vsknk084sn02q',
    amount: 1900n,
    final: false,
  }),
})

/** A merchant asked to give back part or all of what an order has captured; checkout may turn it down. */
export interface RefundRequested {
  /** Merchant the message belongs to: TypeID `mer_`. */
  readonly merchantId: string
  /** Order: TypeID `ord_`. */
  readonly orderId: string
  /** Refund: TypeID `ref_`, the same all the way. */
  readonly refundId: string
  /** How much: minor units of the order's currency; null: all that is left. */
  readonly amount: bigint | null
  /** Why, in the merchant's words. May hold personal data. */
  readonly reason: string | null
}

/** {@link RefundRequested} on `checkout.request.v1`, keyed by `orderId`. */
export const RefundRequested = new AvroMessage<'RefundRequested', RefundRequested>({
  name: 'RefundRequested',
  topic: 'checkout.request.v1',
  key: 'orderId',
  versions: schemas.RefundRequested,
  sample: () => ({
    merchantId: 'mer_01h455vb4pex5vsknk084sn02q',
    orderId: 'ord_01h455vb4pex5vsknk084sn02q',
    refundId: 'ref_01h455vb4pex5vsknk084sn02q',
    amount: 1900n,
    reason: null,
  }),
})
