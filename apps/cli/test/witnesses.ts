import { verify } from '../src/verify.js'
import type { EntryRow, OrderRow, PaymentRow, PspLine, TransactionRow, Witnesses } from '../src/verify.js'

// What the four witnesses say of one payment, pay_1.

const keys: Record<string, string> = { capture: 'capture:cap_1', refund: 'refund:ref_1' }
export const line = (
  operation: string,
  outcome: string,
  amount: bigint | null = 4999n,
  key = keys[operation] ?? `${operation}:pay_1`,
): PspLine => ({
  ...{ operation, key, outcome, amount, payment: 'pay_1', currency: 'EUR', repeat: false, final: false },
})
export const payment: PaymentRow = {
  ...{ id: 'pay_1', orderId: 'ord_1', merchantId: 'mer_1', accountId: 'acc_1', currency: 'EUR', status: 'captured' },
  ...{ amount: 4999n, captured: 4999n, fee: 175n, refunded: 0n, feeReturned: 0n, refunding: false },
}
export const order: OrderRow = {
  ...{ id: 'ord_1', currency: 'EUR', total: 4999n, status: 'completed', manual: false },
  ...{ captured: 4999n, refunded: 0n, capturing: 0n, refunding: 0n },
}
export const leg = (ledgerAccount: string, amount: bigint, kind = 'capture'): EntryRow => ({
  ...{ transactionId: `txn_${kind}`, kind, subject: 'pay_1', currency: 'EUR', ledgerAccount, amount },
})
export const clearing = leg('psp:clearing:EUR', 4999n)
export const merchant = leg('mer_1:merchant:EUR', -4824n)
export const fees = leg('parpay:fees:EUR', -175n)
/** Of the payment of these witnesses. */
export const transaction = (id: string): TransactionRow => ({
  ...{ id, subject: payment.id, merchantId: payment.merchantId },
  ...{ orderId: payment.orderId, accountId: payment.accountId },
})
export const completed: Witnesses = {
  psp: [line('authorise', 'authorised'), line('capture', 'captured')],
  payments: [payment],
  orders: [order],
  entries: [clearing, merchant, fees],
  transactions: [transaction('txn_capture')],
  wallets: [],
}
export const declined: Witnesses = {
  psp: [line('authorise', 'declined')],
  payments: [{ ...payment, status: 'declined', captured: 0n, fee: 0n }],
  orders: [{ ...order, status: 'declined', captured: 0n }],
  entries: [],
  transactions: [],
  wallets: [],
}
/** Cancelled while the PSP captured: charged, and given back with no fee. */
export const returned: Witnesses = {
  psp: [line('authorise', 'authorised'), line('capture', 'captured'), line('refund', 'refunded')],
  payments: [{ ...payment, fee: 0n, refunded: 4999n }],
  orders: [{ ...order, status: 'cancelled', captured: 0n }],
  entries: [
    clearing,
    leg('mer_1:merchant:EUR', -4999n),
    leg('mer_1:merchant:EUR', 4999n, 'refund'),
    leg('psp:clearing:EUR', -4999n, 'refund'),
  ],
  transactions: [transaction('txn_capture'), transaction('txn_refund')],
  wallets: [],
}
/** Captured in two parts of 15.00 and 25.00, the second the last one; then 13.33 refunded. */
export const inParts: Witnesses = {
  psp: [
    line('authorise', 'authorised'),
    line('capture', 'captured', 1500n),
    { ...line('capture', 'captured', 2500n, 'capture:cap_2'), final: true },
    line('refund', 'refunded', 1333n),
  ],
  payments: [{ ...payment, captured: 4000n, fee: 146n, refunded: 1333n, feeReturned: 49n }],
  orders: [{ ...order, manual: true, captured: 4000n, refunded: 1333n }],
  entries: [
    ...[leg('psp:clearing:EUR', 1500n), leg('mer_1:merchant:EUR', -1426n), leg('parpay:fees:EUR', -74n)],
    ...[leg('psp:clearing:EUR', 2500n), leg('mer_1:merchant:EUR', -2428n), leg('parpay:fees:EUR', -72n)].map(
      (each) => ({ ...each, transactionId: 'txn_capture_2' }),
    ),
    ...[leg('mer_1:merchant:EUR', 1284n, 'refund'), leg('parpay:fees:EUR', 49n, 'refund')],
    leg('psp:clearing:EUR', -1333n, 'refund'),
  ],
  transactions: [transaction('txn_capture'), transaction('txn_capture_2'), transaction('txn_refund')],
  wallets: [],
}
/** The first part of it is captured, and the merchant has not asked for more. */
export const firstPart: Witnesses = {
  psp: inParts.psp.slice(0, 2),
  payments: [{ ...payment, status: 'authorised', captured: 1500n, fee: 74n }],
  orders: [{ ...order, manual: true, status: 'confirmed', captured: 1500n }],
  entries: inParts.entries.slice(0, 3),
  transactions: [transaction('txn_capture')],
  wallets: [],
}
/** And its authorisation expired. */
export const firstPartOnly: Witnesses = {
  ...firstPart,
  psp: [...firstPart.psp, line('void', 'voided', 3499n)],
  payments: firstPart.payments.map((each) => ({ ...each, status: 'voided' })),
  orders: firstPart.orders.map((each) => ({ ...each, status: 'completed' })),
}
export const wallet = leg('acc_1:wallet:EUR', -4999n, 'deposit')
export const deposited: Witnesses = {
  psp: completed.psp,
  payments: [{ ...payment, orderId: null, fee: 0n }],
  orders: [],
  entries: [{ ...clearing, kind: 'deposit', transactionId: 'txn_deposit' }, wallet],
  transactions: [{ ...transaction('txn_deposit'), orderId: null }],
  wallets: [{ accountId: 'acc_1', currency: 'EUR', balance: 4999n }],
}
export const said = (witnesses: Witnesses) =>
  verify(witnesses).differences.map(({ subject, says }) => `${subject} ${says}`)
