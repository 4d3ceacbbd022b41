import type { Evidence } from './evidence.js'
import type { Violation } from './violation.js'

/** Adds the order to a violation that is about a payment, capture, refund, ledger transaction or key of one. */
export function orderNamed(evidence: Evidence): (violation: Violation) => Violation {
  const orders = ordersOf(evidence)
  return (violation) => {
    const { about, says } = violation
    // The id may follow a topic or an operation: `payments.payment.v1 pay_...`, `capture:cap_...`.
    const [order] = about.split(/[ :]/).flatMap((id) => orders.get(id) ?? [])
    if (order === undefined || `${about} ${says}`.includes(order)) return violation
    return { ...violation, about: `${about} of ${order}` }
  }
}

/** The order of each id that anything seen says it of: payments, messages, the ledger, the PSP's log, the load. */
function ordersOf({ payments, records, transactions, psp, asked }: Evidence): ReadonlyMap<string, string> {
  const orders = new Map<string, string>()
  const belongs = (id: string | undefined, order: string | null | undefined) => {
    if (id !== undefined && order !== null && order !== undefined && !orders.has(id)) orders.set(id, order)
  }
  for (const { id, orderId } of payments) belongs(id, orderId)
  for (const { facts } of records)
    for (const id of [facts?.paymentId, facts?.captureId, facts?.refundId, facts?.transactionId])
      belongs(id, facts?.orderId)
  for (const { id, subject } of transactions) belongs(id, orders.get(subject))
  for (const { key, payment } of psp)
    for (const id of key.match(/[a-z]+_[0-9a-z]{26}/g) ?? []) belongs(id, orders.get(payment ?? ''))
  for (const { key, orderId } of asked) belongs(key, orderId)
  return orders
}
