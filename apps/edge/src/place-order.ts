import { OrderSubmitted } from '@parpay/events'
import { createdAt } from './created-at.js'
import { newOrder, type OrderDetails } from './order.js'
import { orderTotal, type OrderRequest } from './order-request.js'
import { orderView } from './order-view.js'
import { notReady, wrong, type Problem } from './problem.js'
import { refusedCharge } from './refused-charge.js'
import type { Admission, Facts } from './submission.js'

/** Submits an order against an open account and an active payment method of it, in the account's currency. */
export function placeOrder(merchantId: string, id: string, request: OrderRequest, facts: Facts): Admission {
  const refusal = refused(merchantId, request, facts)
  if (refusal) return refusal
  const details: OrderDetails = {
    accountId: request.account,
    paymentMethodId: request.paymentMethod,
    method: 'card',
    currency: request.currency,
    total: BigInt(orderTotal(request.lines)),
    lines: request.lines,
    capture: request.capture,
    expiresAt: new Date(createdAt(id).getTime() + request.expiresIn * 1000),
    reference: request.reference ?? null,
    metadata: request.metadata,
  }
  const placed = newOrder(id, merchantId, details)
  const lines = request.lines.map((line) => ({ ...line, unitAmount: BigInt(line.unitAmount) }))
  return {
    answer: {
      status: 202,
      location: `/v1/orders/${id}`,
      body: JSON.stringify(orderView({ order: placed.order, timeline: [placed.line], captures: [], refunds: [] })),
    },
    emission: {
      type: OrderSubmitted,
      message: { ...details, merchantId, orderId: id, method: 'card', capture: request.capture, lines },
    },
    correlationId: id,
    order: placed,
  }
}

function refused(merchantId: string, request: OrderRequest, facts: Facts): Problem | undefined {
  const account = facts.accounts.get(request.account)
  if (account?.merchantId !== merchantId) return wrong('/account', 'is no account of yours')
  if (account.status === 'pending') return notReady('The account is not open yet')
  return refusedCharge(account, request, facts)
}
