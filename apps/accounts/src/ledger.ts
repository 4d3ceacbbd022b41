import { contracts, PaymentCaptured, PaymentRefunded, TransactionPosted } from '@parpay/events'
import { projection } from '@parpay/messaging'
import { ledgerAccountName } from './ledger-account.js'
import { post } from './ledger.store.js'
import { capturePosting, refundPosting } from './posting.js'

/** What the PSP took and gave back, in the ledger and on shoppers' wallets. Never refused: it has happened. */
export const ledger = projection(
  contracts.accounts,
  'ledger',
  [PaymentCaptured, PaymentRefunded],
  async (tx, deliveries, emit) => {
    const posted = deliveries.map((cause) => ({
      cause,
      transaction: cause.name === 'PaymentCaptured' ? capturePosting(cause.message) : refundPosting(cause.message),
    }))
    await post(
      tx,
      posted.map(({ transaction }) => transaction),
    )
    for (const { cause, transaction } of posted) {
      const { id, kind, subject, merchantId, orderId, accountId, currency, legs, availableAt } = transaction
      const entries = legs.map(({ account, amount }) => ({ ledgerAccount: ledgerAccountName(account), amount }))
      const about = { merchantId, subject, orderId, paymentId: subject, accountId, currency }
      emit(TransactionPosted, { ...about, transactionId: id, kind, entries, availableAt }, cause)
    }
  },
)
