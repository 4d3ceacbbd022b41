import { AccountOpened, contracts, TransactionPosted } from '@parpay/events'
import { projection } from '@parpay/messaging'
import { accountChanges } from './account-changes.js'
import { applyToAccounts } from './account.store.js'
import { walletEntries } from './wallet-entry.js'
import { insertWalletEntries } from './wallet-entry.store.js'

/** Accounts: that they are open, what their wallets hold, and by which entries. */
export const accountProjection = projection(
  contracts.edge,
  'accounts',
  [AccountOpened, TransactionPosted],
  async (tx, deliveries) => {
    await applyToAccounts(tx, accountChanges(deliveries))
    const posted = deliveries.flatMap((fact) => (fact.name === 'TransactionPosted' ? [fact] : []))
    await insertWalletEntries(tx, walletEntries(posted))
  },
)
