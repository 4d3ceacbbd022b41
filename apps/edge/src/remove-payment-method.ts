import { PaymentMethodRemovalRequested } from '@parpay/events'
import { notFound } from './problem.js'
import type { Admission, Facts } from './submission.js'

/**
 * Asks payments to remove a payment method of an account of this merchant, also one that is not confirmed yet: payments
 * has both requests in their order. One that is known to be removed is left alone.
 */
export function removePaymentMethod(
  merchantId: string,
  paymentMethodId: string,
  accountId: string,
  facts: Facts,
): Admission {
  const method = facts.paymentMethods.get(paymentMethodId)
  if (method?.merchantId !== merchantId || method.accountId !== accountId) return notFound('payment method')
  const { status } = method
  const message = { merchantId, paymentMethodId, accountId }
  return {
    answer: { status: 202, location: null, body: JSON.stringify({ id: paymentMethodId, status }) },
    emission: status === 'removed' ? null : { type: PaymentMethodRemovalRequested, message },
    correlationId: paymentMethodId,
  }
}
