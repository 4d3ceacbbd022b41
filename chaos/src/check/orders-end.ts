import { distinct } from './distinct.js'
import type { Evidence } from './evidence.js'
import { type Violation, violationOf } from './violation.js'

const violation = violationOf('I1')

/** The message that ends an order, and the status it leaves. */
const endings: Readonly<Record<string, string>> = {
  OrderCompleted: 'completed',
  OrderRejected: 'rejected',
  OrderDeclined: 'declined',
  OrderCancelled: 'cancelled',
  OrderExpired: 'expired',
}
const final = new Set(Object.values(endings))

/**
 * I1: every order that was accepted, also one whose 202 was lost on its way, has one ending on `checkout.order.v1`, and
 * checkout and the edge show it. One that waits for its merchant to capture it ends when its authorisation does: the
 * evidence is of a time after that.
 */
export function ordersEnd({ asked, records, checkout, edge, planted }: Evidence): Violation[] {
  const messages = distinct(records).filter(({ facts }) => facts !== undefined)
  const submitted = messages.filter(({ type }) => type === 'OrderSubmitted')
  const ended = Map.groupBy(
    messages.filter(({ type, topic }) => topic === 'checkout.order.v1' && type in endings),
    ({ key }) => key,
  )
  const decided = new Map(checkout.map(({ id, status }) => [id, status]))
  const shown = new Map(edge.orders.map(({ id, status }) => [id, status]))
  const poisoned = new Set(planted.map(({ key }) => key))
  const accepted = asked.flatMap(({ orderId, makesOrder }) => (makesOrder && orderId !== null ? [orderId] : []))
  const ids = new Set([...accepted, ...submitted.map(({ key }) => key)])
  return [...ids]
    .filter((id) => !poisoned.has(id))
    .flatMap((id) => {
      const ends = (ended.get(id) ?? []).map(({ type }) => type)
      const at = { checkout: decided.get(id), edge: shown.get(id) }
      if (at.checkout === undefined) return [violation(id, 'was accepted, and checkout does not know it')]
      if (at.edge === undefined) return [violation(id, 'was accepted, and the edge does not show it')]
      if (at.checkout !== at.edge) return [violation(id, `is ${at.checkout} at checkout and ${at.edge} at the edge`)]
      if (ends.length > 1) return [violation(id, `ended ${ends.length} times: ${ends.join(', ')}`)]
      const [end] = ends
      if (end === undefined) return [violation(id, `was accepted and has not ended: it is ${at.checkout}`)]
      if (endings[end] !== at.checkout) return [violation(id, `ended with ${end} and is ${at.checkout}`)]
      return []
    })
}

/** Whether an order's status is one that it never leaves. */
export const isFinal = (status: string): boolean => final.has(status)
