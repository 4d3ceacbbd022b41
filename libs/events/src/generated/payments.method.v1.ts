// Generated from asyncapi/ by `npm run contracts`: change the contract there, not this file.

import { AvroMessage } from '../avro-message.js'
import type { PaymentMethodKind } from './types.js'
import * as schemas from './schemas/payments.method.v1.js'

/** The PSP keeps the payment method: it can be charged. */
export interface PaymentMethodAdded {
  /** Merchant the message belongs to: TypeID `mer_`. */
  readonly merchantId: string
  /** Payment method: TypeID `pm_`. */
  readonly paymentMethodId: string
  /** Account that owns the payment method: TypeID `acc_`. */
  readonly accountId: string
  /** Kind of instrument. */
  readonly kind: PaymentMethodKind
  /** Card brand in lower case. */
  readonly brand: string | null
  /** Last four digits of the card number. */
  readonly last4: string | null
  /** Last month the card is valid: `YYYY-MM`. */
  readonly expires: string | null
}

/** {@link PaymentMethodAdded} on `payments.method.v1`, keyed by `paymentMethodId`. */
export const PaymentMethodAdded = new AvroMessage<'PaymentMethodAdded', PaymentMethodAdded>({
  name: 'PaymentMethodAdded',
  topic: 'payments.method.v1',
  key: 'paymentMethodId',
  versions: schemas.PaymentMethodAdded,
  sample: () => ({
    merchantId: 'mer_01h455vb4pex5vsknk084sn02q',
    paymentMethodId: 'pm_01h455vb4pex5vsknk084sn02q',
    accountId: 'acc_01h455vb4pex5vsknk084sn02q',
    kind: 'card',
    brand: 'visa',
    last4: '4242',
    expires: '2029-12',
  }),
})

/** The PSP refused the payment method. Final. */
export interface PaymentMethodRejected {
  /** Merchant the message belongs to: TypeID `mer_`. */
  readonly merchantId: string
  /** Payment method: TypeID `pm_`. */
  readonly paymentMethodId: string
  /** Account that owns the payment method: TypeID `acc_`. */
  readonly accountId: string
  /** Why, as the PSP put it. Snake case; new codes may appear. */
  readonly code: string
}

/** {@link PaymentMethodRejected} on `payments.method.v1`, keyed by `paymentMethodId`. */
export const PaymentMethodRejected = new AvroMessage<'PaymentMethodRejected', PaymentMethodRejected>({
  name: 'PaymentMethodRejected',
  topic: 'payments.method.v1',
  key: 'paymentMethodId',
  versions: schemas.PaymentMethodRejected,
  sample: () => ({
    merchantId: 'mer_01h455vb4pex5vsknk084sn02q',
    paymentMethodId: 'pm_01h455vb4pex5vsknk084sn02q',
    accountId: 'acc_01h455vb4pex5vsknk084sn02q',
    code: 'expired_card',
  }),
})

/** Nothing more is charged to the payment method; payments under way go on. Final. */
export interface PaymentMethodRemoved {
  /** Merchant the message belongs to: TypeID `mer_`. */
  readonly merchantId: string
  /** Payment method: TypeID `pm_`. */
  readonly paymentMethodId: string
  /** Account that owned the payment method: TypeID `acc_`. */
  readonly accountId: string
}

/** {@link PaymentMethodRemoved} on `payments.method.v1`, keyed by `paymentMethodId`. */
export const PaymentMethodRemoved = new AvroMessage<'PaymentMethodRemoved', PaymentMethodRemoved>({
  name: 'PaymentMethodRemoved',
  topic: 'payments.method.v1',
  key: 'paymentMethodId',
  versions: schemas.PaymentMethodRemoved,
  sample: () => ({
    merchantId: 'mer_01h455vb4pex5vsknk084sn02q',
    paymentMethodId: 'pm_01h455vb4pex5vsknk084sn02q',
    accountId: 'acc_01h455vb4pex5vsknk084sn02q',
  }),
})
