import {
  PaymentAuthorised,
  PaymentCaptured,
  PaymentCaptureFailed,
  PaymentDeclined,
  PaymentRefunded,
  PaymentVoided,
  sameUuid,
} from '@parpay/events'
import { type Decision, type OpenAttempt, then } from '@parpay/messaging'
import { feeReturnedBy } from './fees.js'
import type { Ending, Payment, PaymentStatus } from './payment.js'
import { attemptId, authoriseTask, captureTask, refundTask, voidTask } from './psp-attempt.js'

// The steps a payment takes: each a new state with what is published and asked of the PSP. When to take which is
// payment.ts's to say. "Too late" is after the order has ended without the money.

/** A decision about a payment that publishes at most what is named. */
type Step<Sent extends string = never> = Decision<Payment, Sent>

/** Money captured for an order may be paid out two days later; a deposit can be spent at once. */
const settlement = 2 * 24 * 60 * 60 * 1000

const about = (payment: Payment) => ({
  merchantId: payment.merchantId,
  paymentId: payment.id,
  orderId: payment.orderId,
  purpose: payment.orderId === null ? ('deposit' as const) : ('order' as const),
  accountId: payment.accountId,
  method: 'card' as const,
  currency: payment.currency,
})

const become = (payment: Payment, status: PaymentStatus): Payment => ({ ...payment, status })
const ended = (payment: Payment, ending: Ending): Payment => ({ ...payment, ending })

/** The PSP contradicted itself. */
export const alarmed = (payment: Payment): Payment => ({ ...payment, alarms: payment.alarms + 1 })

/** `method` is the PSP's name for the payment method. */
export const authorise = (payment: Payment, method: string): Step =>
  then(payment).attempt(attemptId('authorise', payment), authoriseTask(payment, method))

export const declined = (payment: Payment, code: string): Step<'PaymentDeclined'> =>
  then(become(payment, 'declined')).emit(PaymentDeclined, { ...about(payment), amount: payment.amount, code })

interface Authorisation {
  readonly pspReference: string
  readonly expiresAt: string | null
}

const held = (payment: Payment, { pspReference, expiresAt }: Authorisation) =>
  then(payment).emit(PaymentAuthorised, {
    ...about(payment),
    amount: payment.amount,
    expiresAt: expiresAt === null ? null : new Date(expiresAt),
    pspReference,
  })

export const authorised = (payment: Payment, authorisation: Authorisation): Step<'PaymentAuthorised'> =>
  held(become(payment, 'authorised'), authorisation)

/** A deposit has nobody to ask whether it is still wanted: what is authorised is captured. */
export const authorisedToDeposit = (payment: Payment, authorisation: Authorisation): Step<'PaymentAuthorised'> =>
  held(become(payment, 'capturing'), authorisation).attempt(attemptId('capture', payment), captureTask(payment))

export const authorisedTooLate = (payment: Payment, authorisation: Authorisation): Step<'PaymentAuthorised'> =>
  held(become(payment, 'voiding'), authorisation).attempt(attemptId('void', payment), voidTask(payment))

/** `released`: what the PSP had held. */
function letGo(payment: Payment, released: bigint) {
  const reason = payment.ending
  if (reason === null) throw new Error(`payment ${payment.id} is voided, yet its order wants the money`)
  return then(become(payment, 'voided')).emit(PaymentVoided, { ...about(payment), released, reason })
}

export const voided = (payment: Payment): Step<'PaymentVoided'> => letGo(payment, payment.amount)

/** A deposit's capture was refused and nothing is held any more: now, and only now, it is certain to have failed. */
export const voidedAndDeclined = (payment: Payment): Step<'PaymentVoided' | 'PaymentDeclined'> =>
  then(become(payment, 'declined'))
    .emit(PaymentVoided, { ...about(payment), released: payment.amount, reason: 'declined' })
    .emit(PaymentDeclined, { ...about(payment), amount: payment.amount, code: 'capture_failed' })

/** The order ended before the PSP answered. Only what no worker has taken is certain not to happen. */
export function stopAuthorising(
  payment: Payment,
  ending: Ending,
  attempts: readonly OpenAttempt[],
): Step<'PaymentVoided'> {
  const waiting = attempts.find((attempt) => attempt.id === attemptId('authorise', payment) && !attempt.claimed)
  return waiting
    ? letGo(ended(payment, ending), 0n).withdraw(waiting.id)
    : then(ended(become(payment, 'abandoned'), ending))
}

export const release = (payment: Payment, ending: Ending): Step =>
  then(ended(become(payment, 'voiding'), ending)).attempt(attemptId('void', payment), voidTask(payment))

export const capture = (payment: Payment): Step =>
  then(become(payment, 'capturing')).attempt(attemptId('capture', payment), captureTask(payment))

/** The capture is under way: what it took is known, and given back, when the PSP has answered. */
export const giveUpCapture = (payment: Payment, ending: Ending): Step =>
  then(ended(become(payment, 'returning'), ending))

const taken = (payment: Payment, fee: bigint, pspReference: string | null, at: Date) =>
  then<Payment>({ ...become(payment, 'captured'), captured: payment.amount, fee }).emit(PaymentCaptured, {
    ...about(payment),
    captureId: sameUuid('cap', payment.id),
    amount: payment.amount,
    captured: payment.amount,
    final: true,
    fee,
    availableAt: payment.orderId === null ? at : new Date(at.getTime() + settlement),
    pspReference,
  })

export const captured = (
  payment: Payment,
  fee: bigint,
  pspReference: string | null,
  at: Date,
): Step<'PaymentCaptured'> => taken(payment, fee, pspReference, at)

/** It costs no fee and goes back at once. */
export const capturedTooLate = (
  payment: Payment,
  ending: Ending,
  pspReference: string | null,
  at: Date,
): Step<'PaymentCaptured'> =>
  taken(ended(payment, ending), 0n, pspReference, at).attempt(attemptId('refund', payment), refundTask(payment))

const notTaken = (payment: Payment, code: string) =>
  then(payment).emit(PaymentCaptureFailed, {
    ...about(payment),
    captureId: sameUuid('cap', payment.id),
    amount: payment.amount,
    code,
  })

export const captureFailed = (payment: Payment, code: string): Step<'PaymentCaptureFailed'> =>
  notTaken(become(payment, 'authorised'), code)

/** Nobody will have it captured again: what is authorised is let go. */
export const captureFailedForGood = (payment: Payment, code: string): Step<'PaymentCaptureFailed'> =>
  notTaken(become(payment, 'voiding'), code).attempt(attemptId('void', payment), voidTask(payment))

/** Its fee was posted with the capture, and is returned with the money. */
export const giveBack = (payment: Payment, ending: Ending): Step =>
  then(ended(payment, ending)).attempt(attemptId('refund', payment), refundTask(payment))

/** Whether what was captured is on its way back: until refunds can be asked for, all of it or nothing. */
export const owedBack = ({ status, ending, captured, refunded }: Payment): boolean =>
  status === 'captured' && ending !== null && refunded < captured

export function refunded(payment: Payment): Step<'PaymentRefunded'> {
  const { fee, captured, feeReturned } = payment
  const returned = feeReturnedBy({ fee, captured, refunded: captured, feeReturned })
  return then<Payment>({ ...payment, refunded: captured, feeReturned: feeReturned + returned }).emit(PaymentRefunded, {
    ...about(payment),
    refundId: sameUuid('ref', payment.id),
    amount: captured,
    refunded: captured,
    feeReturned: returned,
    reason: 'late_capture',
  })
}

/** The PSP would not give back what nobody wanted taken: again, a minute later, then two, up to an hour. */
export function refundAgain(payment: Payment, at: Date): Step {
  const again = alarmed(payment)
  const minutes = Math.min(2 ** (again.alarms - 1), 60)
  const notBefore = new Date(at.getTime() + minutes * 60_000)
  return then(again).attempt(attemptId('refund', again), refundTask(again), { notBefore })
}
