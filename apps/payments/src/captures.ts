import { PaymentCaptured, PaymentCaptureFailed, sameUuid } from '@parpay/events'
import { type Decision, type Draft, then } from '@parpay/messaging'
import { captureFee, type FeePlan } from './fees.js'
import {
  about,
  become,
  type Capture,
  capturable,
  type Ending,
  ended,
  isDeposit,
  type Payment,
} from './payment-state.js'
import { captureAttempt } from './psp-attempt.js'
import { atRest, release } from './voids.js'

// Captures are at the PSP one at a time, in the order they were approved.

/** Money captured for an order may be paid out two days later; a deposit can be spent at once. */
const settlement = 2 * 24 * 60 * 60 * 1000

/** All that is authorised, without anybody asking for it: its id has the payment's UUID. */
export const wholeCapture = ({ id, amount }: Payment): Capture => ({
  captureId: sameUuid('cap', id),
  amount,
  final: true,
})

function fail<Sent extends string>(draft: Draft<Payment, Sent, never>, captures: readonly Capture[], code: string) {
  return captures.reduce<Draft<Payment, Sent | 'PaymentCaptureFailed', never>>(
    (failing, { captureId, amount }) =>
      failing.emit(PaymentCaptureFailed, { ...about(draft.state), captureId, amount, code }),
    draft,
  )
}

/** The next capture; without one the payment waits, unless its authorisation has expired meanwhile. */
function goOn(payment: Payment, at: Date): Draft<Payment, never, never> {
  const [next] = payment.captures
  if (next) return then(become(payment, 'capturing')).attempt(...captureAttempt(payment, next))
  const expired = payment.expiresAt !== null && payment.expiresAt <= at
  return expired ? release(payment) : then(become(payment, 'authorised'))
}

/** Checkout approves no more than is left; were more approved, the PSP would not be asked. */
export function capture(payment: Payment, approved: Capture, at: Date): Decision<Payment, 'PaymentCaptureFailed'> {
  if (approved.amount > capturable(payment)) return fail(then(payment), [approved], 'amount_exceeds_authorised')
  const queued = { ...payment, captures: [...payment.captures, approved] }
  return payment.status === 'authorised' ? goOn(queued, at) : then(queued)
}

/** It was approved when the payment had come to its end, or was on the way to it. */
export function captureTooLate(payment: Payment, approved: Capture): Decision<Payment, 'PaymentCaptureFailed'> {
  const over = payment.status === 'captured' ? 'already_captured' : 'authorisation_expired'
  return fail(then(payment), [approved], payment.ending === null ? over : `order_${payment.ending}`)
}

/** What the first capture took is known, and given back, when the PSP has answered. The others are not begun. */
export function giveUpCaptures(
  payment: Payment,
  ending: Ending,
): Decision<Payment, 'PaymentCaptureFailed', 'authorisation'> {
  const [first, ...waiting] = payment.captures
  const returning = { ...ended(become(payment, 'returning'), ending), captures: first ? [first] : [] }
  return fail(then<Payment>(returning), waiting, `order_${ending}`).cancelTimer('authorisation')
}

/** A capture the PSP has taken. */
interface Taken extends Capture {
  readonly pspReference: string | null
}

/**
 * Merchants pay for what their orders take; a deposit is the shopper's own money, and what an ended order did not want
 * costs nothing.
 */
const feeOf = (plan: FeePlan, payment: Payment, amount: bigint): bigint =>
  isDeposit(payment) || payment.ending !== null ? 0n : captureFee(plan, amount, payment.captured)

const counted = (payment: Payment, amount: bigint, fee: bigint): Payment => ({
  ...payment,
  captured: payment.captured + amount,
  fee: payment.fee + fee,
})

function tell(
  draft: Draft<Payment, never, never>,
  { captureId, amount, final, pspReference }: Taken,
  fee: bigint,
  at: Date,
) {
  const { state } = draft
  const availableAt = isDeposit(state) ? at : new Date(at.getTime() + settlement)
  const sums = { amount, captured: state.captured, final, fee, availableAt }
  return draft.emit(PaymentCaptured, { ...about(state), captureId, ...sums, pspReference })
}

/**
 * The PSP has taken the first of the captures; what waits behind the last one is not begun. An order that has ended
 * meanwhile wanted no more of it: what is left is let go, what was taken goes back.
 */
export function captured(
  plan: FeePlan,
  payment: Payment,
  taken: Taken,
  at: Date,
): Decision<Payment, 'PaymentCaptured' | 'PaymentCaptureFailed', 'authorisation'> {
  const fee = feeOf(plan, payment, taken.amount)
  const after = counted({ ...payment, captures: payment.captures.slice(1) }, taken.amount, fee)
  if (!taken.final && after.captured < after.amount)
    return tell(payment.ending === null ? goOn(after, at) : release(after), taken, fee, at)
  const last = tell(atRest({ ...after, captures: [] }, 'captured'), { ...taken, final: true }, fee, at)
  const draft = fail(last, after.captures, 'already_captured')
  return payment.ending === null && payment.expiresAt ? draft.cancelTimer('authorisation') : draft
}

/** The PSP refused the first of the captures. A deposit, or an order that has ended meanwhile, wants no other. */
export function captureRefused(
  payment: Payment,
  capture: Capture,
  code: string,
  at: Date,
): Decision<Payment, 'PaymentCaptureFailed'> {
  const waiting = { ...payment, captures: payment.captures.slice(1) }
  const next = isDeposit(payment) || payment.ending !== null ? release(waiting) : goOn(waiting, at)
  return fail(next, [capture], code)
}

/** The PSP took what it had not said it took, and will take no more. Only who has not ended keeps it. */
export function found(plan: FeePlan, payment: Payment, capture: Taken, at: Date): Decision<Payment, 'PaymentCaptured'> {
  const fee = feeOf(plan, payment, capture.amount)
  return tell(atRest(counted(payment, capture.amount, fee), 'captured'), capture, fee, at)
}
