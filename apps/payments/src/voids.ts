import { PaymentDeclined, PaymentVoided } from '@parpay/events'
import { type Decision, type OpenAttempt, then } from '@parpay/messaging'
import { about, become, type Ending, ended, isDeposit, type Payment, refundable } from './payment-state.js'
import { authoriseId, voidAttempt } from './psp-attempt.js'
import { giveBack } from './refunds.js'

// How a payment comes to rest: what is held is let go, and what an ended order did not want taken goes back.

/** What is held is let go. */
export const release = (payment: Payment) => then(become(payment, 'voiding')).attempt(...voidAttempt(payment))

/** Nothing is held and no capture under way any more. */
export function atRest(payment: Payment, status: 'voided' | 'captured') {
  const resting = become(payment, status)
  return resting.ending !== null && refundable(resting) > 0n ? giveBack(resting) : then(resting)
}

/** An order that has not ended itself is told by this that its authorisation has. */
const letGo = (payment: Payment, released: bigint) =>
  atRest(payment, 'voided').emit(PaymentVoided, {
    ...about(payment),
    released,
    reason: payment.ending ?? 'authorisation_expired',
  })

/** A deposit's capture was refused and nothing is held any more: now, and only now, it is certain to have failed. */
const voidedAndDeclined = (payment: Payment) =>
  then(become(payment, 'declined'))
    .emit(PaymentVoided, { ...about(payment), released: payment.amount, reason: 'declined' })
    .emit(PaymentDeclined, { ...about(payment), amount: payment.amount, code: 'capture_failed' })

/** A deposit that is voided although it was declined before is told nothing more than that. */
export const voided = (payment: Payment): Decision<Payment, 'PaymentVoided' | 'PaymentDeclined'> =>
  isDeposit(payment) && payment.ending === null
    ? voidedAndDeclined(payment)
    : letGo(payment, payment.amount - payment.captured)

/** The order ended before the PSP answered. Only what no worker has taken is certain not to happen. */
export function stopAuthorising(
  payment: Payment,
  ending: Ending,
  attempts: readonly OpenAttempt[],
): Decision<Payment, 'PaymentVoided'> {
  const waiting = attempts.find((attempt) => attempt.id === authoriseId(payment) && !attempt.claimed)
  return waiting
    ? letGo(ended(payment, ending), 0n).withdraw(waiting.id)
    : then(ended(become(payment, 'abandoned'), ending))
}
