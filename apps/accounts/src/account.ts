import {
  AccountFreezeRequested,
  AccountOpened,
  AccountOpeningRequested,
  AccountUnfreezeRequested,
  contracts,
} from '@parpay/events'
import { type Aggregate, decider, then, unchanged } from '@parpay/messaging'

/** A shopper's account in one currency (ISO 4217), of the merchant that asked for it. */
export interface Account extends Aggregate {
  readonly merchantId: string
  readonly currency: string
  readonly status: 'open'
}

/** Every rule about an account: asked for once, it is open. */
export const account = decider(contracts.accounts)<Account>('account')
  .on(AccountFreezeRequested, { id: (m) => m.accountId }, () => unchanged)
  .on(AccountUnfreezeRequested, { id: (m) => m.accountId }, () => unchanged)
  .on(AccountOpeningRequested, { id: (m) => m.accountId }, (account, { merchantId, accountId, currency }) =>
    account
      ? unchanged
      : then<Account>({ id: accountId, merchantId, currency, status: 'open' }).emit(AccountOpened, {
          merchantId,
          accountId,
          currency,
        }),
  )
