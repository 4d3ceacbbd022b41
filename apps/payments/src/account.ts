import { AccountFrozen, AccountUnfrozen, contracts } from '@parpay/events'
import { type Aggregate, decider, then } from '@parpay/messaging'

/** What payments knows of a shopper's account, once it was frozen: whether it still is. Accounts decides. */
export interface Account extends Aggregate {
  readonly merchantId: string
  readonly status: 'open' | 'frozen'
}

/** Keeps who is frozen, for payments that begin. */
export const account = decider(contracts.payments)<Account>('account')
  .on(AccountFrozen, { id: (m) => m.accountId }, (_, { accountId, merchantId }) =>
    then<Account>({ id: accountId, merchantId, status: 'frozen' }),
  )
  .on(AccountUnfrozen, { id: (m) => m.accountId }, (_, { accountId, merchantId }) =>
    then<Account>({ id: accountId, merchantId, status: 'open' }),
  )
