import { z } from 'zod'
import { jsonAmount } from './amount.js'
import type { Capture } from './capture.js'
import { orderStatuses, type Order, type Payment, type TimelineLine } from './order.js'
import { outcomeStatuses, type Outcome } from './outcome.js'
import type { Refund } from './refund.js'

const Amount = z.int().min(0).meta({ description: 'Minor units of the order’s currency.' })
const Time = z.iso.datetime().meta({ description: 'UTC, with milliseconds.' })

/** What happened to an order, as its timeline and its stream of events show it. */
export const TimelineLineView = z.strictObject({
  n: z.int().min(1).meta({ description: 'Counts from 1 without gaps.' }),
  type: z.string().meta({ description: 'The message’s name; new ones may appear.', example: 'OrderPlaced' }),
  at: Time,
  code: z.string().optional().meta({ description: 'Why, where the message says so.' }),
  detail: z.string().optional(),
})

const PaymentView = z.strictObject({
  id: z.string(),
  status: z.enum(['authorised', 'captured', 'voided', 'declined']).meta({
    description:
      '`captured` as soon as a part is captured, and for good: what was captured and refunded is in the amounts. ' +
      '`voided` when nothing was captured and the authorisation is let go.',
  }),
  authorised: Amount,
  captured: Amount,
  refunded: Amount,
  method: z.string().meta({ example: 'card' }),
  decline: z
    .strictObject({ code: z.string().meta({ example: 'card_declined' }) })
    .optional()
    .meta({ description: 'Why the payment, or its capture, said no. New codes may appear.' }),
})

const OutcomeView = z.strictObject({
  id: z.string(),
  status: z.enum(outcomeStatuses).meta({
    description: '`rejected` by our rules, `failed` at the payment service provider; both for good.',
  }),
  amount: Amount.nullable().meta({ description: 'Minor units; null while nobody has said how much is left.' }),
  code: z.string().optional().meta({
    description: 'Why it was rejected or failed. New codes may appear.',
    example: 'amount_exceeds_refundable',
  }),
})

/** An order as the API answers it. */
export const OrderView = z.strictObject({
  id: z.string().meta({ example: 'ord_01h455vb4pex5vsknk084sn02q' }),
  status: z.enum(orderStatuses).meta({
    description: 'submitted, placed, confirmed, completed; or it ends rejected, declined, cancelled or expired.',
  }),
  account: z.string(),
  paymentMethod: z.string(),
  currency: z.string(),
  total: Amount,
  lines: z.array(
    z.strictObject({ sku: z.string(), name: z.string(), quantity: z.int().min(1), unitAmount: z.int().min(1) }),
  ),
  capture: z.string().meta({ example: 'automatic' }),
  expiresAt: Time.meta({ description: 'Unless it is paid by then, the order expires.' }),
  reference: z.string().nullable(),
  metadata: z.record(z.string(), z.string()),
  payment: PaymentView.nullable().meta({ description: 'Null until the payment said something.' }),
  captures: z.array(
    OutcomeView.extend({
      final: z.boolean().meta({ description: 'The last one: the rest of the authorisation is let go.' }),
    }),
  ),
  refunds: z.array(OutcomeView),
  timeline: z.array(TimelineLineView),
  createdAt: Time,
})
export type OrderView = z.infer<typeof OrderView>

/** An order and its lists, as they are read together. */
export interface ShownOrder {
  readonly order: Order
  readonly timeline: readonly TimelineLine[]
  readonly captures: readonly Capture[]
  readonly refunds: readonly Refund[]
}

/** The order as it is answered; undefined while its details are not known. */
export function orderView({ order, timeline, captures, refunds }: ShownOrder): OrderView | undefined {
  const { details } = order
  if (!details) return undefined
  return {
    id: order.id,
    status: order.status,
    account: details.accountId,
    paymentMethod: details.paymentMethodId ?? 'wallet',
    currency: details.currency,
    total: jsonAmount(details.total),
    lines: [...details.lines],
    capture: details.capture,
    expiresAt: details.expiresAt.toISOString(),
    reference: details.reference,
    metadata: details.metadata,
    payment: paymentView(order, details.method),
    captures: captures.map((capture) => ({ ...outcomeView(capture), final: capture.final })),
    refunds: refunds.map(outcomeView),
    timeline: timeline.map(timelineLineView),
    createdAt: order.createdAt.toISOString(),
  }
}

const outcomeView = ({ id, status, amount, code }: Outcome): z.infer<typeof OutcomeView> => ({
  ...{ id, status, amount: amount === null ? null : jsonAmount(amount) },
  ...(code !== null && { code }),
})

export const timelineLineView = ({ n, type, at, code, detail }: TimelineLine): z.infer<typeof TimelineLineView> => ({
  n,
  type,
  at: at.toISOString(),
  ...(code !== null && { code }),
  ...(detail !== null && { detail }),
})

/**
 * The payment's part of an order. Checkout's and payments' topics are read independently, so of each amount the larger
 * one counts: an order shown as completed is shown as captured, whichever message came first.
 */
function paymentView(order: Order, method: string): z.infer<typeof PaymentView> | null {
  const { payment } = order
  if (payment.id === null) return null
  const authorised = most(order.authorised, payment.authorised)
  const captured = most(order.captured, payment.captured)
  const code = (order.status === 'declined' ? order.code : null) ?? payment.code
  return {
    id: payment.id,
    status: paymentStatus(payment, authorised, captured),
    authorised: jsonAmount(authorised),
    captured: jsonAmount(captured),
    refunded: jsonAmount(most(order.refunded, payment.refunded)),
    method,
    ...(code !== null && { decline: { code } }),
  }
}

function paymentStatus(
  { voided }: Payment,
  authorised: bigint,
  captured: bigint,
): z.infer<typeof PaymentView>['status'] {
  if (captured > 0n) return 'captured'
  if (voided) return 'voided'
  return authorised > 0n ? 'authorised' : 'declined'
}

const most = (a: bigint, b: bigint): bigint => (a > b ? a : b)
