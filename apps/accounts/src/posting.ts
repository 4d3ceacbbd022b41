import { derivedId, type PaymentCaptured, type PaymentRefunded } from '@parpay/events'
import { clearingAccount, feeAccount, type LedgerAccount, merchantAccount, walletAccount } from './ledger-account.js'

/** One leg: minor units of the transaction's currency, debit positive, credit negative, never zero. */
export interface Leg {
  readonly account: LedgerAccount
  readonly amount: bigint
}

/** What is posted at once and sums to zero. */
export interface Transaction {
  readonly id: string
  readonly kind: 'capture' | 'refund' | 'deposit'
  /** The payment it is about. */
  readonly subject: string
  readonly merchantId: string
  readonly orderId: string | null
  readonly accountId: string
  readonly currency: string
  readonly legs: readonly Leg[]
  /** When the merchant may be paid out; null: at once. */
  readonly availableAt: Date | null
}

/** What is posted for money the PSP took: for an order, or onto a shopper's wallet. */
export const capturePosting = (m: PaymentCaptured): Transaction => ({
  id: derivedId('txn', `capture:${m.captureId}`, m.captureId),
  ...about(m),
  ...(isDeposit(m) ? deposited(m) : captured(m)),
})

/** What is posted for money the PSP gave back. */
export const refundPosting = (m: PaymentRefunded): Transaction => ({
  id: derivedId('txn', `refund:${m.refundId}`, m.refundId),
  kind: 'refund',
  ...about(m),
  legs: isDeposit(m) ? returned(m) : refunded(m),
  availableAt: null,
})

type Posted = Pick<Transaction, 'kind' | 'legs' | 'availableAt'>

/** An order by card: the PSP owes us the amount; the merchant gets it less our fee. */
const captured = ({ amount, fee, merchantId, currency, availableAt }: PaymentCaptured): Posted => ({
  kind: 'capture',
  legs: balanced([
    { account: clearingAccount(currency), amount },
    { account: merchantAccount(merchantId, currency), amount: fee - amount },
    { account: feeAccount(currency), amount: -fee },
  ]),
  availableAt,
})

/** A deposit: the PSP owes us the amount, we owe it to the shopper, at once. One that cost a fee would not sum to zero. */
const deposited = ({ amount, fee, accountId, currency }: PaymentCaptured): Posted => ({
  kind: 'deposit',
  legs: balanced([
    { account: clearingAccount(currency), amount },
    { account: walletAccount(accountId, currency), amount: fee - amount },
  ]),
  availableAt: null,
})

/** An order's refund to a card: the merchant gives back the amount, we the part of the fee that goes with it. */
const refunded = ({ amount, feeReturned, merchantId, currency }: PaymentRefunded): readonly Leg[] =>
  balanced([
    { account: merchantAccount(merchantId, currency), amount: amount - feeReturned },
    { account: feeAccount(currency), amount: feeReturned },
    { account: clearingAccount(currency), amount: -amount },
  ])

/** A deposit given back to its card. */
const returned = ({ amount, feeReturned, accountId, currency }: PaymentRefunded): readonly Leg[] =>
  balanced([
    { account: walletAccount(accountId, currency), amount: amount - feeReturned },
    { account: clearingAccount(currency), amount: -amount },
  ])

const about = (m: PaymentCaptured | PaymentRefunded) => ({
  subject: m.paymentId,
  merchantId: m.merchantId,
  orderId: m.orderId,
  accountId: m.accountId,
  currency: m.currency,
})

/** Throws, and so parks the message, rather than post to the wrong accounts. */
function isDeposit({ paymentId, method, purpose }: PaymentCaptured | PaymentRefunded): boolean {
  if (method === 'card' && purpose !== 'unknown') return purpose === 'deposit'
  throw new Error(`payment ${paymentId} is a ${purpose} by ${method}: this version posts orders and deposits by card`)
}

/** Without the legs that move nothing. Throws when they do not sum to zero. */
function balanced(legs: readonly Leg[]): readonly Leg[] {
  const sum = legs.reduce((sum, leg) => sum + leg.amount, 0n)
  if (sum !== 0n) throw new Error(`a posting sums to ${String(sum)} instead of zero`)
  return legs.filter((leg) => leg.amount !== 0n)
}
