import {
  CaptureApproved,
  CaptureFailed,
  CaptureRejected,
  type CaptureRequested,
  OrderCaptured,
  OrderCompleted,
  type PaymentCaptured,
  type PaymentCaptureFailed,
} from '@parpay/events'
import { then, unchanged } from '@parpay/messaging'
import { ended, named, type Order, paidBy, type Step, sum } from './order-state.js'

// Captures of an order that is captured manually. Several may be pending; payments takes them in the order of their
// approval.

/** What may still be asked for: minor units. */
export function capturable(order: Order): bigint {
  if (order.status !== 'confirmed' || order.capture !== 'manual') return 0n
  if (order.pendingCaptures.some(({ final }) => final)) return 0n
  const left = order.authorised - order.captured - sum(order.pendingCaptures)
  return left > 0n ? left : 0n
}

/** Why a capture of `amount` (null: of all that is left) is turned down; `undefined` when it is not. */
function refusal(order: Order, amount: bigint | null): string | undefined {
  if (order.status !== 'confirmed') return `order_${order.status}`
  if (order.capture !== 'manual') return 'not_manual'
  if (order.pendingCaptures.some(({ final }) => final)) return 'final_capture_pending'
  const left = capturable(order)
  if (amount === null) return left === 0n ? 'nothing_capturable' : undefined
  if (amount <= 0n) return 'invalid_amount'
  return amount > left ? 'amount_exceeds_capturable' : undefined
}

/** Approves a capture and counts it as pending, or turns it down. One that takes all that is left is the last. */
export function askForCapture(order: Order, m: CaptureRequested): Step<'CaptureApproved' | 'CaptureRejected'> {
  const { captureId } = m
  // Under this id it is under way: the request is a repeat.
  if (order.pendingCaptures.some(({ id }) => id === captureId)) return unchanged
  const left = capturable(order)
  const code = refusal(order, m.amount)
  if (code !== undefined)
    return then(order).emit(CaptureRejected, { ...named(order), captureId, code, capturable: left })
  const amount = m.amount ?? left
  // While others are pending it is not certain to be the last: if one of them fails, its amount may be asked for again.
  const final = m.final || m.amount === null || (amount === left && order.pendingCaptures.length === 0)
  const pendingCaptures = [...order.pendingCaptures, { id: captureId, amount, final }]
  const { currency } = order
  const approved = { ...paidBy(order), captureId, amount, currency, final }
  return then({ ...order, pendingCaptures }).emit(CaptureApproved, approved)
}

const without = (order: Order, captureId: string): Order => ({
  ...order,
  pendingCaptures: order.pendingCaptures.filter(({ id }) => id !== captureId),
})

/** Money that was taken is counted, whoever asked for it. The last capture completes the order. */
export function captured(
  order: Order,
  { captureId, amount, final }: PaymentCaptured,
): Step<'OrderCaptured' | 'OrderCompleted'> {
  const { currency } = order
  const now = { ...without(order, captureId), captured: order.captured + amount }
  const taken = { ...named(order), captureId, amount, captured: now.captured, currency }
  const decision = then(final ? ended(now, 'completed') : now).emit(OrderCaptured, taken)
  return final ? decision.emit(OrderCompleted, { ...paidBy(order), captured: now.captured, currency }) : decision
}

/** Its amount may be asked for again. */
export const captureFailed = (order: Order, { captureId, code }: PaymentCaptureFailed): Step<'CaptureFailed'> =>
  order.pendingCaptures.some(({ id }) => id === captureId)
    ? then(without(order, captureId)).emit(CaptureFailed, { ...named(order), captureId, code })
    : unchanged
