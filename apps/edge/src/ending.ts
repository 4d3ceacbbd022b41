import { isFinal, isSettled } from './order.js'
import type { ShownOrder } from './order-view.js'

/**
 * What a request waits for: that the order is `final`; that it is `settled`, final or the merchant's turn; or that one
 * capture of it has ended, which for the last one is when the order is final too.
 */
export type Ending = 'settled' | 'final' | { readonly capture: string }

export function hasEnded({ order, captures }: ShownOrder, ending: Ending): boolean {
  const final = isFinal(order.status)
  if (ending === 'settled') return final || isSettled(order)
  if (ending === 'final') return final
  const capture = captures.find(({ id }) => id === ending.capture)
  if (!capture || capture.status === 'pending') return false
  return final || capture.status !== 'succeeded' || !capture.final
}
