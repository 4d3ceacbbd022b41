import { money } from './money.js'
import { isOver } from './payment-rest.js'
import type { Difference, OrderRow, PaymentRow } from './verify.js'

/** An order against its payment; while that is under way at the PSP (`open`), only against itself. */
export function ofOrder(order: OrderRow, payment: PaymentRow | undefined, open: boolean): Difference[] {
  const { id: subject, currency } = order
  if (payment && payment.currency !== currency) {
    return [{ subject, says: `is in ${currency}, its payment in ${payment.currency}` }]
  }
  const wrong = ofItself(order)
  if (wrong !== undefined) return [{ subject, says: wrong }]
  return open ? [] : against(order, payment).map((says) => ({ subject, says }))
}

const keepsMoney = ['completed', 'confirmed']

function ofItself({ status, total, currency, manual, captured, refunded }: OrderRow): string | undefined {
  const amount = (minor: bigint) => money(minor, currency)
  if (captured > total || (status === 'completed' && !manual && captured !== total)) {
    return `is ${status} with ${amount(captured)} of ${amount(total)}`
  }
  if (refunded > captured) return `was refunded ${amount(refunded)} of ${amount(captured)}`
  return keepsMoney.includes(status) || captured === 0n ? undefined : `is ${status} with ${amount(captured)}`
}

function against(order: OrderRow, payment: PaymentRow | undefined): string[] {
  const { status, currency, captured, refunded, capturing, refunding } = order
  const amount = (minor: bigint) => money(minor, currency)
  const [taken, returned] = [payment?.captured ?? 0n, payment?.refunded ?? 0n]
  if (!keepsMoney.includes(status)) {
    if (taken !== returned) return [`is ${status}, and payments kept ${amount(taken - returned)}`]
    const held = status !== 'placed' && payment?.status === 'authorised'
    return held ? [`is ${status}, and its payment is authorised still`] : []
  }
  return [
    ...(captured === taken ? [] : [`is ${status} with ${amount(captured)}, payments captured ${amount(taken)}`]),
    ...(refunded === returned ? [] : [`was refunded ${amount(refunded)}, by payments ${amount(returned)}`]),
    ...(capturing === 0n ? [] : [`waits for captures of ${amount(capturing)}, and payments has none under way`]),
    ...(refunding === 0n ? [] : [`waits for refunds of ${amount(refunding)}, and payments has none under way`]),
    ...(status === 'completed' && payment && !isOver(payment) ? [`is completed, its payment ${payment.status}`] : []),
  ]
}
