import { AccountFrozen, AccountOpened, AccountUnfrozen, contracts, TransactionPosted } from '@parpay/events'
import { projection } from '@parpay/messaging'
import { accountChanges, frozenAccounts } from './account-changes.js'
import { applyToAccounts, freezeAccounts } from './account.store.js'
import { walletEntries } from './wallet-entry.js'
import { insertWalletEntries } from './wallet-entry.store.js'

/** Accounts: whether they are open or frozen, what their wallets hold, and by which entries. */
export const accountProjection = projection(
  contracts.edge,
  'accounts',
  [AccountOpened, AccountFrozen, AccountUnfrozen, TransactionPosted],
  async (tx, deliveries) => {
    await applyToAccounts(tx, accountChanges(deliveries))
    await freezeAccounts(tx, frozenAccounts(deliveries))
    const posted = deliveries.flatMap((fact) => (fact.name === 'TransactionPosted' ? [fact] : []))
    await insertWalletEntries(tx, walletEntries(posted))
  },
)
