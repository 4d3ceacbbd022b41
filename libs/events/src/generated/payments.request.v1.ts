// Generated from asyncapi/ by `npm run contracts`: change the contract there, not this file.

import { AvroMessage } from '../avro-message.js'
import * as schemas from './schemas/payments.request.v1.js'

/** A shopper's payment method was submitted; payments may turn it down. */
export interface PaymentMethodSubmitted {
  /** Merchant the message belongs to: TypeID `mer_`. */
  readonly merchantId: string
  /** Payment method: TypeID `pm_`. */
  readonly paymentMethodId: string
  /** Account that owns the payment method: TypeID `acc_`. */
  readonly accountId: string
  /** The PSP's token for the instrument: never logged, never shown. Secret: never logged, never shown. */
  readonly token: string
}

/** {@link PaymentMethodSubmitted} on `payments.request.v1`, keyed by `paymentMethodId`. */
export const PaymentMethodSubmitted = new AvroMessage<'PaymentMethodSubmitted', PaymentMethodSubmitted>({
  name: 'PaymentMethodSubmitted',
  topic: 'payments.request.v1',
  key: 'paymentMethodId',
  secrets: ['token'],
  versions: schemas.PaymentMethodSubmitted,
  sample: () => ({
    merchantId: 'mer_01h455vb4pex5vsknk084sn02q',
    paymentMethodId: 'pm_01h455vb4pex5vsknk084sn02q',
    accountId: 'acc_01h455vb4pex5vsknk084sn02q',
    token: 'tok_visa',
  }),
})

/** Money of a payment method is wanted on its shopper's wallet; payments may turn it down. */
export interface DepositRequested {
  /** Merchant the message belongs to: TypeID `mer_`. */
  readonly merchantId: string
  /** Payment that makes the deposit: TypeID `pay_`. */
  readonly paymentId: string
  /** Account whose wallet gets the money: TypeID `acc_`. */
  readonly accountId: string
  /** Payment method of that account that is charged: TypeID `pm_`. */
  readonly paymentMethodId: string
  /** To be deposited: minor units of `currency`. */
  readonly amount: bigint
  /** Currency of every amount in this message: ISO 4217, three capital letters. */
  readonly currency: string
}

/** {@link DepositRequested} on `payments.request.v1`, keyed by `paymentId`. */
export const DepositRequested = new AvroMessage<'DepositRequested', DepositRequested>({
  name: 'DepositRequested',
  topic: 'payments.request.v1',
  key: 'paymentId',
  versions: schemas.DepositRequested,
  sample: () => ({
    merchantId: 'mer_01h455vb4pex5vsknk084sn02q',
    paymentId: 'pay_01h455vb4pex5vsknk084sn02q',
    accountId: 'acc_01h455vb4pex5vsknk084sn02q',
    paymentMethodId: 'pm_01h455vb4pex5vsknk084sn02q',
    amount: 4900n,
    currency: 'EUR',
  }),
})

/** A merchant asked to remove a shopper's payment method. */
export interface PaymentMethodRemovalRequested {
  /** Merchant the message belongs to: TypeID `mer_`. */
  readonly merchantId: string
  /** Payment method: TypeID `pm_`. */
  readonly paymentMethodId: string
  /** Account that owns the payment method: TypeID `acc_`. */
  readonly accountId: string
}

/** {@link PaymentMethodRemovalRequested} on `payments.request.v1`, keyed by `paymentMethodId`. */
export const PaymentMethodRemovalRequested = new AvroMessage<
  'PaymentMethodRemovalRequested',
  PaymentMethodRemovalRequested
>({
  name: 'PaymentMethodRemovalRequested',
  topic: 'payments.request.v1',
  key: 'paymentMethodId',
  versions: schemas.PaymentMethodRemovalRequested,
  sample: () => ({
    merchantId: 'mer_01h455vb4pex5vsknk084sn02q',
    paymentMethodId: 'pm_01h455vb4pex5vsknk084sn02q',
    accountId: 'acc_01h455vb4pex5vsknk084sn02q',
  }),
})
