import { CaptureRequested } from '@parpay/events'
import type { CaptureRequest } from './capture-request.js'
import { note } from './order.js'
import { orderView } from './order-view.js'
import { notFound } from './problem.js'
import type { Admission, Facts } from './submission.js'

/**
 * Asks checkout to capture part or all of an order of this merchant, whatever its status: what is shown here may be
 * behind, and only checkout decides. What became of it shows in the order's list of captures.
 */
export function captureOrder(
  merchantId: string,
  captureId: string,
  orderId: string,
  { amount, final = amount === undefined }: CaptureRequest,
  facts: Facts,
): Admission {
  const shown = facts.orders.get(orderId)
  if (shown?.order.merchantId !== merchantId) return notFound('order')
  const asked = amount === undefined ? null : BigInt(amount)
  const capture = { id: captureId, status: 'pending', amount: asked, final, code: null } as const
  const change = note(shown.order, 'CaptureRequested', facts.at)
  const after = { ...shown, order: change.order, timeline: [...shown.timeline, change.line] }
  const body = orderView({ ...after, captures: [...shown.captures, capture] })
  if (!body) return notFound('order')
  return {
    answer: { status: 202, location: null, body: JSON.stringify(body) },
    emission: { type: CaptureRequested, message: { merchantId, orderId, captureId, amount: asked, final } },
    correlationId: orderId,
    order: change,
    capture: { orderId, said: capture },
  }
}
