import type { OrderPlaced } from '@parpay/events'
import { createdAt } from './created-at.js'
import type { OrderFact } from './order-fact.js'

export const orderStatuses = [
  'submitted',
  'placed',
  'confirmed',
  'completed',
  'rejected',
  'declined',
  'cancelled',
  'expired',
] as const
export type OrderStatus = (typeof orderStatuses)[number]

/** What the merchant asked for; the same in the POST and in OrderPlaced. Amounts in minor units of `currency`. */
export interface OrderDetails {
  readonly accountId: string
  readonly paymentMethodId: string | null
  readonly method: string
  readonly currency: string
  readonly total: bigint
  readonly lines: readonly OrderLine[]
  readonly capture: string
  readonly expiresAt: Date
  readonly reference: string | null
  readonly metadata: Readonly<Record<string, string>>
}

/** As it is kept and shown; bounds keep `unitAmount` far below 2^53. */
export interface OrderLine {
  readonly sku: string
  readonly name: string
  readonly quantity: number
  readonly unitAmount: number
}

/** What payments.payment.v1 says about an order's payment; amounts in minor units. */
export interface Payment {
  readonly id: string | null
  readonly authorised: bigint
  readonly captured: bigint
  readonly refunded: bigint
  readonly voided: boolean
  readonly code: string | null
}

/**
 * An order as the edge shows it. Every field is set once or only grows, and each is written from one topic (but
 * `payment.id`, which is the same in both), so the view does not depend on the order in which topics arrive.
 */
export interface Order {
  readonly id: string
  readonly merchantId: string
  readonly createdAt: Date
  /** Null while only messages without them have arrived: after a rebuild there was no POST. */
  readonly details: OrderDetails | null
  /** From checkout.order.v1 alone, and never backwards. */
  readonly status: OrderStatus
  readonly authorised: bigint
  readonly captured: bigint
  readonly refunded: bigint
  /** Why checkout rejected or declined it. */
  readonly code: string | null
  readonly payment: Payment
  readonly timelineLength: number
  /** How many of the timeline's lines are in the merchant's feed. */
  readonly fed: number
}

/** Something that happened to an order; `n` counts from 1 without gaps. */
export interface TimelineLine {
  readonly n: number
  readonly type: string
  readonly at: Date
  readonly code: string | null
  readonly detail: string | null
}

/** An order when the first thing about it is known, and the timeline's first line: both follow from its id. */
export function newOrder(id: string, merchantId: string, details: OrderDetails | null): Change {
  const at = createdAt(id)
  const order: Order = {
    id,
    merchantId,
    createdAt: at,
    details,
    status: 'submitted',
    authorised: 0n,
    captured: 0n,
    refunded: 0n,
    code: null,
    payment: { id: null, authorised: 0n, captured: 0n, refunded: 0n, voided: false, code: null },
    timelineLength: 0,
    fed: 0,
  }
  return note(order, 'OrderSubmitted', at)
}

/** An order after something happened to it, with what it adds to the timeline. */
export interface Change {
  readonly order: Order
  readonly line: TimelineLine
}

/** The order with one more line on its timeline. */
export function note(
  order: Order,
  type: string,
  at: Date,
  code: string | null = null,
  detail: string | null = null,
): Change {
  const n = order.timelineLength + 1
  return { order: { ...order, timelineLength: n }, line: { n, type, at, code, detail } }
}

const rank: Record<OrderStatus, number> = {
  submitted: 0,
  placed: 1,
  confirmed: 2,
  completed: 3,
  rejected: 3,
  declined: 3,
  cancelled: 3,
  expired: 3,
}

/** Whether nothing can change the status any more. */
export const isFinal = (status: OrderStatus): boolean => rank[status] === 3

export const finalStatuses = orderStatuses.filter(isFinal)

/** Whether a request that waits has waited enough: the merchant's turn is next, or nobody's. */
export const isSettled = ({ status, details }: Pick<Order, 'status' | 'details'>): boolean =>
  isFinal(status) || (status === 'confirmed' && details?.capture === 'manual')

const advance = (order: Order, status: OrderStatus): Order =>
  rank[status] > rank[order.status] ? { ...order, status } : order

const paid = (order: Order, payment: Partial<Payment>): Order => ({
  ...order,
  payment: { ...order.payment, ...payment },
})

const most = (a: bigint, b: bigint): bigint => (a > b ? a : b)

/** The order after `fact`. */
export function happened(order: Order, { name, message, time }: OrderFact): Change {
  switch (name) {
    case 'OrderPlaced':
      return note(advance({ ...order, details: order.details ?? detailsOf(message) }, 'placed'), name, time)
    case 'OrderRejected':
      return note({ ...advance(order, 'rejected'), code: message.code }, name, time, message.code, message.detail)
    case 'OrderConfirmed': {
      const confirmed = paid(advance(order, 'confirmed'), { id: message.paymentId })
      return note({ ...confirmed, authorised: most(order.authorised, message.authorised) }, name, time)
    }
    case 'OrderDeclined': {
      const declined = paid(advance(order, 'declined'), { id: message.paymentId })
      return note({ ...declined, code: message.code }, name, time, message.code)
    }
    case 'OrderExpired':
      return note(advance(order, 'expired'), name, time, message.reason)
    case 'OrderCancelled':
      return note(advance(order, 'cancelled'), name, time)
    case 'CancellationRejected':
      return note(order, name, time, message.code)
    case 'OrderCompleted': {
      const completed = paid(advance(order, 'completed'), { id: message.paymentId })
      return note({ ...completed, captured: most(order.captured, message.captured) }, name, time)
    }
    case 'PaymentAuthorised':
      return note(paid(order, { id: message.paymentId, authorised: message.amount }), name, time)
    case 'PaymentDeclined':
      return note(paid(order, { id: message.paymentId, code: message.code }), name, time, message.code)
    case 'PaymentCaptured': {
      const captured = most(order.payment.captured, message.captured)
      return note(paid(order, { id: message.paymentId, captured }), name, time)
    }
    case 'PaymentCaptureFailed':
      return note(paid(order, { id: message.paymentId }), name, time, message.code)
    case 'PaymentVoided':
      return note(paid(order, { id: message.paymentId, voided: true }), name, time, message.reason)
    case 'PaymentRefunded': {
      const refunded = most(order.payment.refunded, message.refunded)
      return note(paid(order, { id: message.paymentId, refunded }), name, time, message.reason)
    }
    case 'OrderCaptured':
      return note({ ...order, captured: most(order.captured, message.captured) }, name, time)
    case 'OrderRefunded':
      return note({ ...order, refunded: most(order.refunded, message.refunded) }, name, time)
    case 'CaptureApproved':
    case 'RefundApproved':
      return note(paid(order, { id: message.paymentId }), name, time)
    case 'CaptureRejected':
      return note(order, name, time, message.code, `${message.capturable} minor units could be captured.`)
    case 'RefundRejected':
      return note(order, name, time, message.code, `${message.refundable} minor units could be refunded.`)
    case 'CaptureFailed':
    case 'RefundFailed':
    case 'PaymentRefundFailed':
      return note(order, name, time, message.code)
    case 'TransactionPosted':
      return note(order, name, time, message.kind)
  }
}

const detailsOf = (placed: OrderPlaced): OrderDetails => ({
  accountId: placed.accountId,
  paymentMethodId: placed.paymentMethodId,
  method: placed.method,
  currency: placed.currency,
  total: placed.total,
  lines: placed.lines.map((line) => ({ ...line, unitAmount: Number(line.unitAmount) })),
  capture: placed.capture,
  expiresAt: placed.expiresAt,
  reference: placed.reference,
  metadata: placed.metadata,
})
