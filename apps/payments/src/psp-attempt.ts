import type { Capture, Payment, Refund } from './payment-state.js'
import type { PspTask } from './psp-task.js'

/**
 * Asks the PSP for an operation: the idempotency key, such as `capture:cap_...`, and what is to be done under it. The key
 * is the same in every repeat. Only after an answer that calls for the operation once more, an alarm, does a void, or a
 * refund nobody asked for, get another.
 */
export type PspAttempt = readonly [id: string, task: PspTask]

const money = ({ id, currency }: Payment, amount: bigint) => ({ paymentId: id, amount: amount.toString(), currency })
const again = ({ alarms }: Payment): string => (alarms > 0 ? `:${alarms}` : '')

export const authoriseId = ({ id }: Payment): string => `authorise:${id}`

/** `method` is the PSP's name for the payment method. */
export const authoriseAttempt = (payment: Payment, method: string): PspAttempt => [
  authoriseId(payment),
  { operation: 'authorise', method, ...money(payment, payment.amount) },
]

export const captureAttempt = (payment: Payment, { captureId, amount, final }: Capture): PspAttempt => [
  `capture:${captureId}`,
  { operation: 'capture', captureId, final, ...money(payment, amount) },
]

export const voidAttempt = (payment: Payment): PspAttempt => [
  `void:${payment.id}${again(payment)}`,
  { operation: 'void', captured: payment.captured.toString(), ...money(payment, payment.amount) },
]

export const refundAttempt = (payment: Payment, { refundId, amount, reason }: Refund): PspAttempt => [
  `refund:${refundId}${reason === 'late_capture' ? again(payment) : ''}`,
  { operation: 'refund', refundId, reason, ...money(payment, amount) },
]
