import { PaymentMethodSubmitted } from '@parpay/events'
import { createdAt } from './created-at.js'
import type { PaymentMethodRequest } from './payment-method-request.js'
import { notFound, notReady } from './problem.js'
import type { Admission, Facts } from './submission.js'

/** Asks payments to attach a PSP's token to an open account of this merchant. */
export function addPaymentMethod(
  merchantId: string,
  id: string,
  accountId: string,
  { token }: PaymentMethodRequest,
  facts: Facts,
): Admission {
  const account = facts.accounts.get(accountId)
  if (account?.merchantId !== merchantId) return notFound('account')
  if (account.status === 'pending') return notReady('The account is not open yet')
  const nothing = { kind: null, brand: null, last4: null, expires: null, code: null }
  return {
    answer: { status: 202, location: null, body: JSON.stringify({ id, status: 'pending' }) },
    emission: { type: PaymentMethodSubmitted, message: { merchantId, paymentMethodId: id, accountId, token } },
    correlationId: id,
    paymentMethod: { id, accountId, merchantId, status: 'pending', ...nothing, createdAt: createdAt(id) },
  }
}
