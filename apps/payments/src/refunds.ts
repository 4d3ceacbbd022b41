import { PaymentRefunded, PaymentRefundFailed, sameUuid } from '@parpay/events'
import { type Decision, then } from '@parpay/messaging'
import { feeReturnedBy } from './fees.js'
import { about, alarmed, type Payment, type Refund, refundable } from './payment-state.js'
import { refundAttempt } from './psp-attempt.js'

// Money goes back by refunds that are at the PSP independently of each other: those a merchant asked for, and one of all
// that was captured for an order which has ended without it.

const begin = (payment: Payment, refund: Refund) =>
  then<Payment>({ ...payment, refunds: [...payment.refunds, refund] }).attempt(...refundAttempt(payment, refund))

const without = (payment: Payment, { refundId }: Refund): Payment => ({
  ...payment,
  refunds: payment.refunds.filter((refund) => refund.refundId !== refundId),
})

const failed = (payment: Payment, { refundId, amount }: Pick<Refund, 'refundId' | 'amount'>, code: string) =>
  then(payment).emit(PaymentRefundFailed, { ...about(payment), refundId, amount, code })

/** Checkout reserves, so that more than was captured is never approved; were it, the PSP would not be asked. */
export const refund = (
  payment: Payment,
  { refundId, amount }: Pick<Refund, 'refundId' | 'amount'>,
): Decision<Payment, 'PaymentRefundFailed'> =>
  amount > refundable(payment)
    ? failed(payment, { refundId, amount }, 'amount_exceeds_captured')
    : begin(payment, { refundId, amount, reason: 'requested' })

/** All that was captured goes back: the order has ended without it. The fee posted with it is returned. */
export const giveBack = (payment: Payment) =>
  begin(payment, { refundId: sameUuid('ref', payment.id), amount: refundable(payment), reason: 'late_capture' })

export function refunded(payment: Payment, refund: Refund): Decision<Payment, 'PaymentRefunded'> {
  const { refundId, amount, reason } = refund
  const { fee, captured, feeReturned: before } = payment
  const refunded = payment.refunded + amount
  const feeReturned = feeReturnedBy({ fee, captured, refunded, feeReturned: before })
  const after = { ...without(payment, refund), refunded, feeReturned: before + feeReturned }
  return then<Payment>(after).emit(PaymentRefunded, {
    ...about(payment),
    ...{ refundId, amount, refunded, feeReturned, reason },
  })
}

/** A merchant is told, and may ask again. What nobody wanted is tried again a minute later, then two, up to an hour. */
export function refundRefused(
  payment: Payment,
  refund: Refund,
  code: string,
  at: Date,
): Decision<Payment, 'PaymentRefundFailed'> {
  if (refund.reason === 'requested') return failed(without(payment, refund), refund, code)
  const again = alarmed(payment)
  const minutes = Math.min(2 ** (again.alarms - 1), 60)
  const notBefore = new Date(at.getTime() + minutes * 60_000)
  return then(again).attempt(...refundAttempt(again, refund), { notBefore })
}
