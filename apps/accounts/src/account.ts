import {
  AccountFreezeRequested,
  AccountFrozen,
  AccountOpened,
  AccountOpeningRequested,
  AccountUnfreezeRequested,
  AccountUnfrozen,
  contracts,
} from '@parpay/events'
import { type Aggregate, decider, then, unchanged } from '@parpay/messaging'

export type AccountStatus = 'open' | 'frozen'

/** A shopper's account in one currency (ISO 4217), of the merchant that asked for it. */
export interface Account extends Aggregate {
  readonly merchantId: string
  readonly currency: string
  /** `frozen`: nothing more is paid from it. What the PSP took or gave back is posted all the same. */
  readonly status: AccountStatus
}

const ofAccount = { id: (m: { accountId: string }) => m.accountId }

/** Another merchant's account is none of its business. */
const isOf = (account: Account | undefined, { merchantId }: { merchantId: string }, status: AccountStatus) =>
  account?.merchantId === merchantId && account.status === status ? account : undefined

/** Every rule about an account: asked for once, it is open; its merchant freezes it and lets it go on. */
export const account = decider(contracts.accounts)<Account>('account')
  .on(AccountOpeningRequested, ofAccount, (account, { merchantId, accountId, currency }) =>
    account
      ? unchanged
      : then<Account>({ id: accountId, merchantId, currency, status: 'open' }).emit(AccountOpened, {
          merchantId,
          accountId,
          currency,
        }),
  )
  .on(AccountFreezeRequested, ofAccount, (account, m) => {
    const open = isOf(account, m, 'open')
    return open ? then<Account>({ ...open, status: 'frozen' }).emit(AccountFrozen, m) : unchanged
  })
  .on(AccountUnfreezeRequested, ofAccount, (account, m) => {
    const frozen = isOf(account, m, 'frozen')
    return frozen ? then<Account>({ ...frozen, status: 'open' }).emit(AccountUnfrozen, m) : unchanged
  })
