import { CancellationRequested } from '@parpay/events'
import type { CancellationRequest } from './cancellation-request.js'
import { note } from './order.js'
import { orderView } from './order-view.js'
import { notFound } from './problem.js'
import type { Admission, Facts } from './submission.js'

/**
 * Asks checkout to cancel an order of this merchant, whatever its status: what is shown here may be behind, and only
 * checkout decides. When it is too late, CancellationRejected appears on the timeline.
 */
export function cancelOrder(
  merchantId: string,
  orderId: string,
  request: CancellationRequest,
  facts: Facts,
): Admission {
  const shown = facts.orders.get(orderId)
  if (shown?.order.merchantId !== merchantId) return notFound('order')
  const change = note(shown.order, 'CancellationRequested', facts.at)
  const body = orderView({ ...shown, order: change.order, timeline: [...shown.timeline, change.line] })
  if (!body) return notFound('order')
  const message = { merchantId, orderId, reason: request.reason ?? null }
  return {
    answer: { status: 202, location: null, body: JSON.stringify(body) },
    emission: { type: CancellationRequested, message },
    correlationId: orderId,
    order: change,
  }
}
