import { derivedId, type PaymentCaptured, type PaymentRefunded } from '@parpay/events'
import { clearingAccount, feeAccount, type LedgerAccount, merchantAccount } from './ledger-account.js'

/** One leg: minor units of the transaction's currency, debit positive, credit negative, never zero. */
export interface Leg {
  readonly account: LedgerAccount
  readonly amount: bigint
}

/** What is posted at once and sums to zero. */
export interface Transaction {
  readonly id: string
  readonly kind: 'capture' | 'refund'
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

/** A capture by card: the PSP owes us the amount; the merchant gets it less our fee. */
export function capturePosting(m: PaymentCaptured): Transaction {
  onlyCard(m)
  return {
    id: derivedId('txn', `capture:${m.captureId}`, m.captureId),
    kind: 'capture',
    ...about(m),
    legs: balanced([
      { account: clearingAccount(m.currency), amount: m.amount },
      { account: merchantAccount(m.merchantId, m.currency), amount: m.fee - m.amount },
      { account: feeAccount(m.currency), amount: -m.fee },
    ]),
    availableAt: m.availableAt,
  }
}

/** A refund to a card: the merchant gives back the amount, we the part of the fee that goes with it. */
export function refundPosting(m: PaymentRefunded): Transaction {
  onlyCard(m)
  return {
    id: derivedId('txn', `refund:${m.refundId}`, m.refundId),
    kind: 'refund',
    ...about(m),
    legs: balanced([
      { account: merchantAccount(m.merchantId, m.currency), amount: m.amount - m.feeReturned },
      { account: feeAccount(m.currency), amount: m.feeReturned },
      { account: clearingAccount(m.currency), amount: -m.amount },
    ]),
    availableAt: null,
  }
}

const about = (m: PaymentCaptured | PaymentRefunded) => ({
  subject: m.paymentId,
  merchantId: m.merchantId,
  orderId: m.orderId,
  accountId: m.accountId,
  currency: m.currency,
})

/** Throws, and so parks the message, rather than post to the wrong accounts. */
function onlyCard(m: PaymentCaptured | PaymentRefunded): void {
  if (m.method !== 'card' || m.purpose !== 'order') {
    throw new Error(`payment ${m.paymentId} is a ${m.purpose} by ${m.method}: this version posts orders by card`)
  }
}

/** Without the legs that move nothing. Throws when they do not sum to zero. */
function balanced(legs: readonly Leg[]): readonly Leg[] {
  const sum = legs.reduce((sum, leg) => sum + leg.amount, 0n)
  if (sum !== 0n) throw new Error(`a posting sums to ${String(sum)} instead of zero`)
  return legs.filter((leg) => leg.amount !== 0n)
}
