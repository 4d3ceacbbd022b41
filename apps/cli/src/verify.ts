import { isResting } from './payment-rest.js'
import { bookkeeping } from './verify-ledger.js'
import { ofOrder } from './verify-order.js'
import { atThePsp } from './verify-psp.js'

/** A line of the PSP's log: what was really done. Amounts in minor units. */
export interface PspLine {
  readonly operation: string
  /** Idempotency key: `operation:id`, and a number when it was asked for once more. */
  readonly key: string
  readonly payment: string | null
  readonly amount: bigint | null
  readonly currency: string | null
  readonly outcome: string
  /** The answer to a known key, given again: nothing was done. */
  readonly repeat: boolean
  /** Of a capture: the PSP let go of the rest. */
  readonly final: boolean
}

export interface PaymentRow {
  readonly id: string
  /** Null for a deposit. */
  readonly orderId: string | null
  readonly merchantId: string
  readonly accountId: string
  readonly currency: string
  readonly status: string
  /** What was to be authorised. */
  readonly amount: bigint
  readonly captured: bigint
  readonly fee: bigint
  readonly refunded: bigint
  readonly feeReturned: bigint
  /** Refunds are at the PSP. */
  readonly refunding: boolean
}

export interface OrderRow {
  readonly id: string
  readonly currency: string
  readonly total: bigint
  readonly status: string
  /** Captured in parts, when the merchant asks for it; else whole. */
  readonly manual: boolean
  readonly captured: bigint
  readonly refunded: bigint
  /** Sums of captures and refunds that were approved and have not ended. */
  readonly capturing: bigint
  readonly refunding: bigint
}

/** One leg of a ledger transaction, with its transaction. Debit positive. */
export interface EntryRow {
  readonly transactionId: string
  readonly kind: string
  /** The payment. */
  readonly subject: string
  readonly currency: string
  /** `owner:purpose:currency` */
  readonly ledgerAccount: string
  readonly amount: bigint
}

/** A ledger transaction, also one without an entry, and whose it says that it is. */
export interface TransactionRow {
  readonly id: string
  /** The payment. */
  readonly subject: string
  readonly merchantId: string
  /** Null for a deposit. */
  readonly orderId: string | null
  readonly accountId: string | null
}

/** What is kept as the balance of a shopper's wallet; what we owe is positive. */
export interface WalletRow {
  readonly accountId: string
  readonly currency: string
  readonly balance: bigint
}

/** What four independent witnesses say. */
export interface Witnesses {
  readonly psp: readonly PspLine[]
  readonly payments: readonly PaymentRow[]
  readonly orders: readonly OrderRow[]
  readonly entries: readonly EntryRow[]
  readonly transactions: readonly TransactionRow[]
  readonly wallets: readonly WalletRow[]
}

/** Something that does not agree: what it is about and what differs, in words. */
export interface Difference {
  readonly subject: string
  readonly says: string
}

export interface Totals {
  readonly currency: string
  /** Captured less refunded, as each witness has it; minor units. */
  readonly psp: bigint
  readonly payments: bigint
  readonly orders: bigint
  /** What of it is on shoppers' wallets by deposits, as the ledger has it. */
  readonly deposits: bigint
  readonly ledger: bigint
}

export interface Report {
  readonly differences: readonly Difference[]
  /** Orders and deposits that have not ended: what the PSP knows of them may be ahead. */
  readonly underWay: number
  readonly counts: {
    readonly orders: number
    readonly deposits: number
    readonly payments: number
    readonly transactions: number
  }
  readonly totals: readonly Totals[]
}

const unended = ['placed', 'confirmed']

/**
 * Compares, payment by payment, what the PSP did, what payments believes, what orders were told and what the ledger
 * holds. Sums over all of them can agree while two errors cancel out; single payments can not.
 */
export function verify(witnesses: Witnesses): Report {
  const { psp, payments, orders, transactions } = witnesses
  const deposits = payments.filter(({ orderId }) => orderId === null)
  const paid = new Map(payments.map((payment) => [payment.orderId, payment]))
  const ordered = new Set(orders.map(({ id }) => id))
  const open = payments.filter((payment) => !isResting(payment))
  const openIds = new Set(open.map(({ orderId }) => orderId))
  const openOrders = orders.filter(({ id, status }) => unended.includes(status) || openIds.has(id))
  return {
    differences: [
      ...atThePsp(psp, payments, new Set(open.map(({ id }) => id))),
      ...orders.flatMap((order) => ofOrder(order, paid.get(order.id), openIds.has(order.id))),
      ...payments.flatMap(({ id: subject, orderId }) =>
        orderId === null || ordered.has(orderId)
          ? []
          : [{ subject, says: `is for ${orderId}, which checkout does not know` }],
      ),
      ...bookkeeping(witnesses),
    ],
    underWay: openOrders.length + deposits.filter((deposit) => !isResting(deposit)).length,
    counts: {
      orders: orders.length,
      deposits: deposits.length,
      payments: payments.length,
      transactions: transactions.length,
    },
    totals: totalsOf(witnesses, new Set(deposits.map(({ id }) => id))),
  }
}

/** What an entry says the PSP owes us. */
const cleared = ({ ledgerAccount, currency, amount }: EntryRow): bigint =>
  ledgerAccount === `psp:clearing:${currency}` ? amount : 0n

function totalsOf({ psp, payments, orders, entries }: Witnesses, deposits: ReadonlySet<string>): Totals[] {
  const currencies = new Set([...payments, ...orders, ...entries].map(({ currency }) => currency))
  return [...currencies].sort().map((currency) => {
    const sum = <T extends { readonly currency: string | null }>(rows: readonly T[], amount: (row: T) => bigint) =>
      rows.reduce((total, row) => (row.currency === currency ? total + amount(row) : total), 0n)
    return {
      currency,
      psp: sum(psp, ({ outcome, operation, amount, repeat }) => {
        if (repeat || operation === 'inquire' || amount === null) return 0n
        return outcome === 'captured' ? amount : outcome === 'refunded' ? -amount : 0n
      }),
      payments: sum(payments, ({ captured, refunded }) => captured - refunded),
      orders: sum(orders, ({ captured, refunded }) => captured - refunded),
      deposits: sum(entries, (entry) => (deposits.has(entry.subject) ? cleared(entry) : 0n)),
      ledger: sum(entries, cleared),
    }
  })
}

/**
 * The later of two reports, without the differences that only it has: those were on their way, as four witnesses are not
 * read at one instant. What is wrong is so in every report.
 */
export function lasting(earlier: Report | undefined, later: Report): Report {
  if (!earlier) return later
  const subjects = new Set(earlier.differences.map(({ subject }) => subject))
  return { ...later, differences: later.differences.filter(({ subject }) => subjects.has(subject)) }
}
