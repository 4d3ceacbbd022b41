import { contracts, PaymentAuthorised, PaymentCaptured, PaymentDeclined, TransactionPosted } from '@parpay/events'
import { projection } from '@parpay/messaging'
import { depositChanges } from './deposit-changes.js'
import { applyToDeposits } from './deposit.store.js'

/** Deposits, and how they ended. */
export const depositProjection = projection(
  contracts.edge,
  'deposits',
  [PaymentAuthorised, PaymentCaptured, PaymentDeclined, TransactionPosted],
  async (tx, deliveries) => {
    await applyToDeposits(tx, depositChanges(deliveries))
  },
)
