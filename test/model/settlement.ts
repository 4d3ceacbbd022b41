import { sameUuid, type CaptureFailed, type RefundFailed, type TransactionPosted } from '@parpay/events'
import type { ParPay } from './parpay.js'

const terminal = new Map([
  ['OrderRejected', 'rejected'],
  ['OrderDeclined', 'declined'],
  ['OrderExpired', 'expired'],
  ['OrderCancelled', 'cancelled'],
  ['OrderCompleted', 'completed'],
])

/** How an order stands: at checkout, at payments, at the PSP and in the ledger. Amounts in minor units. */
export interface Settlement {
  readonly status: string
  /** The final states it was said to be in. */
  readonly ends: readonly string[]
  /** Captures and refunds that were approved and are not answered, at checkout and at payments. */
  readonly open: number
  /** How often the PSP contradicted itself, beyond a refund that it refuses once. */
  readonly alarms: number
  /** Refusals of what should not have been approved: more than there is. */
  readonly excesses: readonly string[]
  /** What is held on the card. */
  readonly held: number
  /** Taken and given back, as each of them has it. */
  readonly atPsp: Money & { readonly captures: number }
  readonly atPayments: Money
  readonly atCheckout: Money
  /** What the PSP owes us by the ledger. */
  readonly ledger: number
}

interface Money {
  readonly captured: number
  readonly refunded: number
}

export function settlementOf({ system, psp, orders, payments }: ParPay, orderId: string): Settlement {
  const paymentId = sameUuid('pay', orderId)
  const [order, payment] = [orders.get(orderId), payments.get(paymentId)]
  // What was published twice has one id.
  const messages = [...new Map(system.messages.map((each) => [each.record.headers['ce_id'], each])).values()]
  const done = psp.lines.filter((line) => line.payment === paymentId && line.done !== undefined)
  const sum = (outcome: string) =>
    done.filter((line) => line.outcome === outcome).reduce((all, { amount }) => all + (amount ?? 0), 0)
  const captures = done.filter(({ outcome }) => outcome === 'captured')
  const captured = sum('captured')
  const isReleased = captures.some(({ final }) => final) || done.some(({ outcome }) => outcome === 'voided')
  const entries = messages
    .filter(({ type, key }) => type === 'TransactionPosted' && key === paymentId)
    .flatMap(({ message }) => (message as TransactionPosted).entries)
  return {
    status: order?.status ?? 'unknown',
    ends: messages.flatMap(({ type, key }) => (key === orderId ? (terminal.get(type) ?? []) : [])),
    open:
      (order ? order.pendingCaptures.length + order.pendingRefunds.length : 0) +
      (payment ? payment.captures.length + payment.refunds.length : 0),
    alarms: Math.max(0, (payment?.alarms ?? 0) - done.filter(({ code }) => code === 'refund_refused').length),
    excesses: messages.flatMap(({ type, key, message }) => {
      if (key !== orderId || (type !== 'RefundFailed' && type !== 'CaptureFailed')) return []
      const { code } = message as RefundFailed | CaptureFailed
      return code.startsWith('amount_exceeds') ? [`${type} ${code}`] : []
    }),
    held: isReleased ? 0 : sum('authorised') - captured,
    atPsp: { captured, refunded: sum('refunded'), captures: captures.length },
    atPayments: { captured: Number(payment?.captured ?? 0n), refunded: Number(payment?.refunded ?? 0n) },
    atCheckout: { captured: Number(order?.captured ?? 0n), refunded: Number(order?.refunded ?? 0n) },
    ledger: entries
      .filter(({ ledgerAccount }) => ledgerAccount.startsWith('psp:clearing'))
      .reduce((all, { amount }) => all + Number(amount), 0),
  }
}

/** The ledger's entries of everything, which sum to zero. */
export const balance = ({ system }: ParPay): bigint =>
  system.messages
    .flatMap(({ type, message }) => (type === 'TransactionPosted' ? (message as TransactionPosted).entries : []))
    .reduce((sum, { amount }) => sum + amount, 0n)
