import { sameUuid } from '@parpay/events'
import type { PspTask } from './psp-task.js'

/** What an attempt needs of its payment. */
interface Asking {
  readonly id: string
  readonly amount: bigint
  readonly currency: string
  readonly alarms: number
}

const subject = {
  authorise: ({ id }: Asking) => id,
  capture: ({ id }: Asking) => sameUuid('cap', id),
  void: ({ id }: Asking) => id,
  refund: ({ id }: Asking) => sameUuid('ref', id),
}

/**
 * The idempotency key of an operation, such as `capture:cap_...`: the same in every repeat. Only after an answer that
 * calls for the operation once more, an alarm, does it get another.
 */
export const attemptId = (operation: keyof typeof subject, payment: Asking): string =>
  [operation, subject[operation](payment), ...(payment.alarms > 0 ? [payment.alarms] : [])].join(':')

const money = ({ id, amount, currency }: Asking) => ({ paymentId: id, amount: amount.toString(), currency })

/** `method` is the PSP's name for the payment method. */
export const authoriseTask = (payment: Asking, method: string): PspTask => ({
  operation: 'authorise',
  method,
  ...money(payment),
})
export const captureTask = (payment: Asking): PspTask => ({ operation: 'capture', ...money(payment) })
export const voidTask = ({ id }: Asking): PspTask => ({ operation: 'void', paymentId: id })
export const refundTask = (payment: Asking): PspTask => ({ operation: 'refund', ...money(payment) })
