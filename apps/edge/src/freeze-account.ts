import { AccountFreezeRequested, AccountUnfreezeRequested } from '@parpay/events'
import type { FreezeRequest } from './freeze-request.js'
import { notFound, notReady } from './problem.js'
import type { Admission, Facts } from './submission.js'

/**
 * Asks accounts to freeze an account of this merchant, or to end that. Both are taken whatever its status: what is shown
 * here may be behind, and twice is like once. The answer has no holder in it: it is kept under the request's key.
 */
export function freezeAccount(
  wish: 'freeze' | 'unfreeze',
  merchantId: string,
  accountId: string,
  { reason }: FreezeRequest,
  facts: Facts,
): Admission {
  const account = facts.accounts.get(accountId)
  if (account?.merchantId !== merchantId) return notFound('account')
  if (account.status === 'pending') return notReady('The account is not open yet')
  const message = { merchantId, accountId, reason: reason ?? null }
  return {
    answer: { status: 202, location: null, body: JSON.stringify({ id: accountId, status: account.status }) },
    emission:
      wish === 'freeze' ? { type: AccountFreezeRequested, message } : { type: AccountUnfreezeRequested, message },
    correlationId: accountId,
  }
}
