import { AccountOpened, contracts, TransactionPosted } from '@parpay/events'
import { projection } from '@parpay/messaging'
import { accountChanges } from './account-changes.js'
import { applyToAccounts } from './account.store.js'

/** Accounts: that they are open, and what their wallets hold. */
export const accountProjection = projection(
  contracts.edge,
  'accounts',
  [AccountOpened, TransactionPosted],
  async (tx, deliveries) => {
    await applyToAccounts(tx, accountChanges(deliveries))
  },
)
