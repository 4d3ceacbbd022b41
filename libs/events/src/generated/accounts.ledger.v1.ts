// Generated from asyncapi/ by `npm run contracts`: change the contract there, not this file.

import { AvroMessage } from '../avro-message.js'
import type { Entry, TransactionKind } from './types.js'
import * as schemas from './schemas/accounts.ledger.v1.js'

/** A balanced transaction is in the ledger. */
export interface TransactionPosted {
  /** Merchant the message belongs to: TypeID `mer_`. */
  readonly merchantId: string
  /** Transaction: TypeID `txn_`. */
  readonly transactionId: string
  /** What was posted. */
  readonly kind: TransactionKind
  /** What it was posted for: TypeID of the payment, payout or dispute. */
  readonly subject: string
  /** Order, where there is one: TypeID `ord_`. */
  readonly orderId: string | null
  /** Payment, where there is one: TypeID `pay_`. */
  readonly paymentId: string | null
  /** Account of the shopper, where there is one: TypeID `acc_`. */
  readonly accountId: string | null
  /** Currency of every amount in this message: ISO 4217, three capital letters. */
  readonly currency: string
  /** Legs of the transaction; their amounts add up to zero. */
  readonly entries: readonly Entry[]
  /** When the merchant may have the money paid out: UTC, milliseconds since 1970; null when at once. */
  readonly availableAt: Date | null
}

/** {@link TransactionPosted} on `accounts.ledger.v1`, keyed by `subject`. */
export const TransactionPosted = new AvroMessage<'TransactionPosted', TransactionPosted>({
  name: 'TransactionPosted',
  topic: 'accounts.ledger.v1',
  key: 'subject',
  versions: schemas.TransactionPosted,
  sample: () => ({
    merchantId: 'mer_01h455vb4pex5vsknk084sn02q',
    transactionId: 'txn_01h455vb4pex5vsknk084sn02q',
    kind: 'capture',
    subject: 'pay_01h455vb4pex5vsknk084sn02q',
    orderId: 'ord_01h455vb4pex5vsknk084sn02q',
    paymentId: 'pay_01h455vb4pex5vsknk084sn02q',
    accountId: 'acc_01h455vb4pex5vsknk084sn02q',
    currency: 'EUR',
    entries: [
      { ledgerAccount: 'psp:clearing:EUR', amount: 4900n },
      { ledgerAccount: 'mer_01h455vb4pex5vsknk084sn02q:merchant:EUR', amount: -4728n },
      { ledgerAccount: 'parpay:fees:EUR', amount: -172n },
    ],
    availableAt: new Date('2026-01-03T00:00:00.000Z'),
  }),
})
