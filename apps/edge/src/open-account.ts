import { AccountOpeningRequested } from '@parpay/events'
import type { AccountRequest } from './account-request.js'
import { createdAt } from './created-at.js'
import type { Admitted } from './submission.js'

/** Asks accounts to open one. The holder goes into the edge's table and into no message. */
export function openAccount(merchantId: string, id: string, { holder, currency }: AccountRequest): Admitted {
  return {
    answer: { status: 202, location: `/v1/accounts/${id}`, body: JSON.stringify({ id, status: 'pending' }) },
    emission: { type: AccountOpeningRequested, message: { merchantId, accountId: id, currency } },
    correlationId: id,
    account: { id, merchantId, status: 'pending', currency, holder, wallet: 0n, createdAt: createdAt(id) },
  }
}
