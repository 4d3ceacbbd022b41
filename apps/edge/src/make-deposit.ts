import { DepositRequested } from '@parpay/events'
import { createdAt } from './created-at.js'
import type { DepositRequest } from './deposit-request.js'
import { notFound, notReady } from './problem.js'
import { refusedCharge } from './refused-charge.js'
import type { Admission, Facts } from './submission.js'

/** Asks payments to charge a payment method of an open account of this merchant, for the account's wallet. */
export function makeDeposit(
  merchantId: string,
  id: string,
  accountId: string,
  { amount, currency, paymentMethod }: DepositRequest,
  facts: Facts,
): Admission {
  const account = facts.accounts.get(accountId)
  if (account?.merchantId !== merchantId) return notFound('account')
  if (account.status === 'pending') return notReady('The account is not open yet')
  const refusal = refusedCharge(account, { paymentMethod, currency }, facts)
  if (refusal) return refusal
  const asked = { merchantId, accountId, paymentMethodId: paymentMethod, amount: BigInt(amount), currency }
  return {
    answer: { status: 202, location: `/v1/deposits/${id}`, body: JSON.stringify({ id, status: 'pending' }) },
    emission: { type: DepositRequested, message: { ...asked, paymentId: id } },
    correlationId: id,
    deposit: { ...asked, id, status: 'pending', code: null, createdAt: createdAt(id) },
  }
}
