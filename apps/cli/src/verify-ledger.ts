import { money } from './money.js'
import type { Difference, EntryRow, PaymentRow, TransactionRow, WalletRow, Witnesses } from './verify.js'

type Books = Pick<Witnesses, 'entries' | 'transactions' | 'payments' | 'wallets'>

/**
 * The ledger by itself (every transaction sums to zero, in one currency; every wallet holds the sum of its entries) and
 * against payments: for each payment the sum on each ledger account must be what its captures, refunds and fees make it.
 */
export function bookkeeping({ entries, transactions, payments, wallets }: Books): Difference[] {
  const byTransaction = Map.groupBy(entries, ({ transactionId }) => transactionId)
  const bySubject = Map.groupBy(entries, ({ subject }) => subject)
  const known = new Map(payments.map((payment) => [payment.id, payment]))
  return [
    ...transactions
      .filter(({ id }) => !byTransaction.has(id))
      .map(({ id: subject }) => ({ subject, says: 'is a ledger transaction without an entry' })),
    ...transactions.flatMap((transaction) => ofItsPayment(transaction, known.get(transaction.subject))),
    ...[...byTransaction].flatMap(([id, legs]) => balanced(id, legs)),
    ...[...bySubject.keys()]
      .filter((id) => !known.has(id))
      .map((subject) => ({ subject, says: 'has ledger entries, and payments does not know it' })),
    ...payments.flatMap((payment) => compared(payment, bySubject.get(payment.id) ?? [])),
    ...onWallets(entries, wallets),
  ]
}

/** It is of the payment's merchant, order and account. A payment that is not known is told once, by its entries. */
function ofItsPayment(transaction: TransactionRow, payment: PaymentRow | undefined): Difference[] {
  if (!payment) return []
  return (['merchantId', 'orderId', 'accountId'] as const)
    .filter((whose) => transaction[whose] !== payment[whose])
    .map((whose) => {
      const [is, should] = [transaction[whose] ?? 'nothing', payment[whose] ?? 'nothing']
      return { subject: transaction.id, says: `is of ${is} in the ledger, by payments it is of ${should}` }
    })
}

/** Entries of a wallet are credits where it grew: what we owe. */
function onWallets(entries: readonly EntryRow[], wallets: readonly WalletRow[]): Difference[] {
  const kept = new Map(
    wallets.map(({ accountId, currency, balance }) => [`${accountId}:wallet:${currency}`, { currency, balance }]),
  )
  const posted = Map.groupBy(
    entries.filter(({ ledgerAccount }) => ledgerAccount.split(':')[1] === 'wallet'),
    ({ ledgerAccount }) => ledgerAccount,
  )
  return [...new Set([...kept.keys(), ...posted.keys()])].flatMap((subject) => {
    const legs = posted.get(subject) ?? []
    const { currency, balance } = kept.get(subject) ?? { currency: legs[0]?.currency ?? '', balance: 0n }
    const sum = legs.reduce((total, { amount }) => total - amount, 0n)
    if (balance === sum) return []
    return [{ subject, says: `holds ${money(balance, currency)}, its entries sum to ${money(sum, currency)}` }]
  })
}

function balanced(subject: string, legs: readonly EntryRow[]): Difference[] {
  const [first] = legs
  const currency = first?.currency ?? ''
  const foreign = legs.filter(({ ledgerAccount }) => !ledgerAccount.endsWith(`:${currency}`))
  const sum = legs.reduce((total, { amount }) => total + amount, 0n)
  return [
    ...(sum === 0n ? [] : [{ subject, says: `sums to ${money(sum, currency)} instead of zero` }]),
    ...foreign.map(({ ledgerAccount }) => ({
      subject,
      says: `is in ${currency}, and has an entry on ${ledgerAccount}`,
    })),
  ]
}

/** Postings of contracts.md for cards, as the balance each leaves: debit positive. A deposit costs no fee. */
function expected({ orderId, merchantId, accountId, currency, ...sums }: PaymentRow): Map<string, bigint> {
  const { captured, refunded, fee, feeReturned } = sums
  const whose = orderId === null ? `${accountId}:wallet` : `${merchantId}:merchant`
  return new Map([
    [`psp:clearing:${currency}`, captured - refunded],
    [`${whose}:${currency}`, refunded - feeReturned - (captured - fee)],
    [`parpay:fees:${currency}`, feeReturned - fee],
  ])
}

function compared(payment: PaymentRow, legs: readonly EntryRow[]): Difference[] {
  const { id: subject, currency } = payment
  const posted = new Map<string, bigint>()
  for (const { ledgerAccount, amount } of legs) posted.set(ledgerAccount, (posted.get(ledgerAccount) ?? 0n) + amount)
  const right = expected(payment)
  const kinds = [...ofKind(payment, takes(payment), legs), ...ofKind(payment, 'refund', legs)]
  const accounts = [...new Set([...right.keys(), ...posted.keys()])].flatMap((account) => {
    const [is, should] = [posted.get(account) ?? 0n, right.get(account) ?? 0n]
    if (is === should) return []
    return [
      { subject, says: `left ${money(is, currency)} on ${account}, by payments it is ${money(should, currency)}` },
    ]
  })
  return kinds.length > 0 ? kinds : accounts
}

/** What the posting of its capture is called. */
const takes = ({ orderId }: PaymentRow): 'capture' | 'deposit' => (orderId === null ? 'deposit' : 'capture')

/** A refund that was never posted and a capture posted too low would cancel out in the balance. */
function ofKind(payment: PaymentRow, kind: 'capture' | 'deposit' | 'refund', legs: readonly EntryRow[]): Difference[] {
  const { id: subject, currency } = payment
  const clearing = legs.filter((leg) => leg.kind === kind && leg.ledgerAccount === `psp:clearing:${currency}`)
  const sum = clearing.reduce((total, { amount }) => total + amount, 0n)
  const [is, should] = kind === 'refund' ? [-sum, payment.refunded] : [sum, payment.captured]
  if (is === should) return []
  const what = kind === 'refund' ? 'refunded' : 'captured'
  return [{ subject, says: `${what} ${money(is, currency)} in the ledger, ${money(should, currency)} at payments` }]
}
