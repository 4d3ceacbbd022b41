import { distinct } from './distinct.js'
import type { DepositRow, Evidence, PaymentRow } from './evidence.js'
import { isFinal } from './orders-end.js'
import { type Violation, violationOf } from './violation.js'

const violation = violationOf('I10')

/** What every witness says was taken and given back for one payment, in minor units. */
interface Said {
  readonly witness: string
  readonly captured: bigint
  readonly refunded: bigint
}

type Sums = Map<string, { captured: bigint; refunded: bigint }>

/**
 * I10, payment by payment: the PSP's log, payments' rows, its messages, the ledger and what the edge shows agree on what
 * was captured and refunded; checkout and the edge agree on orders, payments and the edge on deposits. Then no totals over
 * them can differ either.
 */
export function totals(evidence: Evidence): Violation[] {
  const { payments, edge, checkout } = evidence
  const witnesses: [string, Sums][] = [
    ['the PSP', fromPsp(evidence)],
    ['messages', fromMessages(evidence)],
    ['the ledger', fromLedger(evidence)],
  ]
  const rows = new Map(payments.map((row) => [row.id, row]))
  const shown = new Map(edge.orders.map((order) => [order.id, order]))
  const orders = new Map(checkout.map((order) => [order.id, order]))
  const poisoned = new Set(evidence.planted.map(({ key }) => key))
  const deposits = new Map(edge.deposits.map((deposit) => [deposit.id, deposit]))
  const told = evidence.asked.flatMap(depositTold)
  const ids = new Set([
    ...rows.keys(),
    ...deposits.keys(),
    ...told,
    ...witnesses.flatMap(([, sums]) => [...sums.keys()]),
  ])
  return [...ids]
    .filter((id) => !poisoned.has(id))
    .flatMap((id) => {
      const row = rows.get(id)
      if (!row)
        return [violation(id, 'is known to the PSP, a topic, the ledger, the edge or a merchant, and not to payments')]
      const view = row.orderId === null ? undefined : shown.get(row.orderId)
      const said: Said[] = [
        { witness: 'payments', captured: row.captured, refunded: row.refunded },
        ...witnesses.map(([witness, sums]) => ({ witness, ...(sums.get(id) ?? { captured: 0n, refunded: 0n }) })),
        ...(view ? [{ witness: 'the edge', captured: view.paymentCaptured, refunded: view.paymentRefunded }] : []),
      ]
      const order = row.orderId === null ? undefined : orders.get(row.orderId)
      const deposit = deposits.get(id)
      return [
        ...disagreement(id, said),
        ...(order ? ofOrder(order, view?.captured ?? 0n, row) : []),
        ...(row.orderId === null ? ofDeposit(deposit, row) : []),
      ]
    })
}

function disagreement(id: string, said: readonly Said[]): Violation[] {
  return (['captured', 'refunded'] as const).flatMap((what) => {
    if (new Set(said.map((one) => one[what])).size === 1) return []
    const words = said.map((one) => `${one[what]} by ${one.witness}`).join(', ')
    return [violation(id, `was ${what} ${words}`)]
  })
}

/** An order that ended without wanting the money keeps none; any other has what its payment has. */
function ofOrder(order: Evidence['checkout'][number], shown: bigint, payment: PaymentRow): Violation[] {
  const { id, status, captured, refunded } = order
  const kept = payment.captured - payment.refunded
  if (isFinal(status) && status !== 'completed')
    return kept === 0n ? [] : [violation(id, `is ${status}, and ${kept} minor units were kept`)]
  const wrong: Violation[] = []
  if (captured !== payment.captured || captured !== shown)
    wrong.push(violation(id, `captured ${captured} by checkout, ${shown} by the edge, ${payment.captured} by payments`))
  if (refunded !== payment.refunded)
    wrong.push(violation(id, `was refunded ${refunded} by checkout, ${payment.refunded} by payments`))
  if (status === 'completed' && captured === 0n) wrong.push(violation(id, 'is completed, and nothing was captured'))
  return wrong
}

/** The id of the payment that the answer to a request for a deposit names. */
const depositTold = ({ answers }: Evidence['asked'][number]): string[] =>
  answers.flatMap(({ status, body }) => (status < 400 ? (/^\{"id":"(pay_[0-9a-z]{26})"/.exec(body)?.[1] ?? []) : []))

/** One that succeeded is kept whole, one that was declined not at all; one that is pending has not drained. */
function ofDeposit(deposit: DepositRow | undefined, { id, captured, refunded }: PaymentRow): Violation[] {
  if (!deposit) return [violation(id, 'is a deposit at payments, and the edge does not show it')]
  const { status, amount } = deposit
  const due = status === 'succeeded' ? amount : 0n
  const kept = captured - refunded
  if (status === 'pending' || kept === due) return []
  return [violation(id, `is a deposit shown as ${status}, and ${kept} of its ${amount} minor units were kept`)]
}

function add(sums: Sums, id: string, what: 'captured' | 'refunded', amount: bigint): void {
  const of = sums.get(id) ?? { captured: 0n, refunded: 0n }
  of[what] += amount
  sums.set(id, of)
}

function fromPsp({ psp }: Evidence): Sums {
  const sums: Sums = new Map()
  for (const { payment, repeat, operation, outcome, amount } of psp) {
    if (payment === null || repeat || operation === 'inquire') continue
    if (outcome === 'captured' || outcome === 'refunded') add(sums, payment, outcome, amount ?? 0n)
  }
  return sums
}

function fromMessages({ records }: Evidence): Sums {
  const sums: Sums = new Map()
  for (const { type, key, facts } of distinct(records)) {
    if (type === 'PaymentCaptured') add(sums, key, 'captured', facts?.amount ?? 0n)
    if (type === 'PaymentRefunded') add(sums, key, 'refunded', facts?.amount ?? 0n)
  }
  return sums
}

function fromLedger({ transactions, entries }: Evidence): Sums {
  const sums: Sums = new Map()
  const of = new Map(transactions.map((transaction) => [transaction.id, transaction]))
  for (const { transactionId, ledgerAccount, amount } of entries) {
    const transaction = of.get(transactionId)
    if (!transaction || !ledgerAccount.startsWith('psp:clearing:')) continue
    if (transaction.kind === 'refund') add(sums, transaction.subject, 'refunded', -amount)
    else add(sums, transaction.subject, 'captured', amount)
  }
  return sums
}
