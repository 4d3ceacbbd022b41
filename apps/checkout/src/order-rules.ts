import type { OrderSubmitted } from '@parpay/events'

/** Why an order is turned down: a stable code for programs, a sentence for people. */
export interface BrokenRule {
  readonly code: string
  readonly detail: string
}

/** Amounts are in minor units. The edge refuses the same sooner; an order may reach checkout by another way. */
const bounds = { lines: 100, quantity: 9_999, unitAmount: 99_999_999n, total: 9_999_999_999n } as const

/**
 * The first of checkout's own rules that the order breaks, or `undefined`.
 * Throws on an enum symbol this version does not know: such a message is parked until a version that does is running.
 */
export function brokenRule(m: OrderSubmitted): BrokenRule | undefined {
  if (m.method === 'unknown') throw new Error('OrderSubmitted.method is a symbol this version does not know')
  if (m.capture === 'unknown') throw new Error('OrderSubmitted.capture is a symbol this version does not know')
  if (m.method !== 'card') return { code: 'unsupported_method', detail: `Orders cannot be paid by ${m.method} yet.` }
  if (m.paymentMethodId === null) {
    return { code: 'payment_method_missing', detail: 'A card order names a payment method.' }
  }
  if (!/^[A-Z]{3}$/.test(m.currency)) {
    return { code: 'invalid_currency', detail: `"${m.currency}" is not an ISO 4217 currency code.` }
  }
  return brokenAmount(m)
}

function brokenAmount({ lines, total }: OrderSubmitted): BrokenRule | undefined {
  const outOfBounds = (detail: string): BrokenRule => ({ code: 'amount_out_of_bounds', detail })
  if (lines.length < 1 || lines.length > bounds.lines) {
    return { code: 'lines_out_of_bounds', detail: `An order has 1 to ${bounds.lines} lines, not ${lines.length}.` }
  }
  for (const { sku, quantity, unitAmount } of lines) {
    if (quantity < 1 || quantity > bounds.quantity) {
      return outOfBounds(`The quantity of ${sku} is ${quantity}: it must be 1 to ${bounds.quantity}.`)
    }
    if (unitAmount < 1n || unitAmount > bounds.unitAmount) {
      return outOfBounds(
        `The unit amount of ${sku} is ${String(unitAmount)}: it must be 1 to ${String(bounds.unitAmount)}.`,
      )
    }
  }
  const sum = lines.reduce((sum, line) => sum + BigInt(line.quantity) * line.unitAmount, 0n)
  if (total !== sum) {
    return { code: 'total_mismatch', detail: `The total is ${String(total)}, the lines sum to ${String(sum)}.` }
  }
  return total > bounds.total
    ? outOfBounds(`The total is ${String(total)}: at most ${String(bounds.total)}.`)
    : undefined
}
