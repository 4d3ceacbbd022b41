import { money } from './money.js'
import type { Difference, EntryRow, PaymentRow } from './verify.js'

/**
 * The ledger by itself (every transaction sums to zero, in one currency) and against payments: for each payment the sum
 * on each ledger account must be what its captures, refunds and fees make it.
 */
export function bookkeeping(
  entries: readonly EntryRow[],
  transactions: readonly string[],
  payments: readonly PaymentRow[],
): Difference[] {
  const byTransaction = Map.groupBy(entries, ({ transactionId }) => transactionId)
  const bySubject = Map.groupBy(entries, ({ subject }) => subject)
  const known = new Set(payments.map(({ id }) => id))
  return [
    ...transactions
      .filter((id) => !byTransaction.has(id))
      .map((subject) => ({ subject, says: 'is a ledger transaction without an entry' })),
    ...[...byTransaction].flatMap(([id, legs]) => balanced(id, legs)),
    ...[...bySubject.keys()]
      .filter((id) => !known.has(id))
      .map((subject) => ({ subject, says: 'has ledger entries, and payments does not know it' })),
    ...payments.flatMap((payment) => compared(payment, bySubject.get(payment.id) ?? [])),
  ]
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

/** Postings of contracts.md for cards, as the balance each leaves: debit positive. */
function expected({ merchantId, currency, captured, refunded, fee, feeReturned }: PaymentRow): Map<string, bigint> {
  return new Map([
    [`psp:clearing:${currency}`, captured - refunded],
    [`${merchantId}:merchant:${currency}`, refunded - feeReturned - (captured - fee)],
    [`parpay:fees:${currency}`, feeReturned - fee],
  ])
}

function compared(payment: PaymentRow, legs: readonly EntryRow[]): Difference[] {
  const { id: subject, currency } = payment
  const posted = new Map<string, bigint>()
  for (const { ledgerAccount, amount } of legs) posted.set(ledgerAccount, (posted.get(ledgerAccount) ?? 0n) + amount)
  const right = expected(payment)
  const kinds = (['capture', 'refund'] as const).flatMap((kind) => ofKind(payment, kind, legs))
  const accounts = [...new Set([...right.keys(), ...posted.keys()])].flatMap((account) => {
    const [is, should] = [posted.get(account) ?? 0n, right.get(account) ?? 0n]
    if (is === should) return []
    return [
      { subject, says: `left ${money(is, currency)} on ${account}, by payments it is ${money(should, currency)}` },
    ]
  })
  return kinds.length > 0 ? kinds : accounts
}

/** A refund that was never posted and a capture posted too low would cancel out in the balance. */
function ofKind(payment: PaymentRow, kind: 'capture' | 'refund', legs: readonly EntryRow[]): Difference[] {
  const { id: subject, currency } = payment
  const clearing = legs.filter((leg) => leg.kind === kind && leg.ledgerAccount === `psp:clearing:${currency}`)
  const sum = clearing.reduce((total, { amount }) => total + amount, 0n)
  const [is, should] = kind === 'capture' ? [sum, payment.captured] : [-sum, payment.refunded]
  if (is === should) return []
  const what = kind === 'capture' ? 'captured' : 'refunded'
  return [{ subject, says: `${what} ${money(is, currency)} in the ledger, ${money(should, currency)} at payments` }]
}
