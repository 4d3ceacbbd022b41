import { RefundRequested } from '@parpay/events'
import { note } from './order.js'
import { notFound } from './problem.js'
import type { RefundRequest } from './refund-request.js'
import type { Admission, Facts } from './submission.js'

/**
 * Asks checkout to give back part or all of what an order of this merchant captured. Only checkout decides, so that
 * requests at once cannot give back too much; what became of it shows in the order's list of refunds, from now on.
 */
export function refundOrder(
  merchantId: string,
  refundId: string,
  orderId: string,
  { amount, reason }: RefundRequest,
  facts: Facts,
): Admission {
  const shown = facts.orders.get(orderId)
  if (shown?.order.merchantId !== merchantId || !shown.order.details) return notFound('order')
  const asked = amount === undefined ? null : BigInt(amount)
  const message = { merchantId, orderId, refundId, amount: asked, reason: reason ?? null }
  return {
    answer: {
      status: 202,
      location: `/v1/orders/${orderId}`,
      body: JSON.stringify({ id: refundId, status: 'pending' }),
    },
    emission: { type: RefundRequested, message },
    correlationId: orderId,
    order: note(shown.order, 'RefundRequested', facts.at),
    refund: { orderId, said: { id: refundId, status: 'pending', amount: asked, code: null } },
  }
}
