import { contracts } from '@parpay/events'
import { aggregate } from '@parpay/messaging'
import { service } from '@parpay/process'
import { account } from './account.js'
import { accountStore } from './account.store.js'
import { ledger } from './ledger.js'

export const accounts = service({
  name: 'accounts',
  contract: contracts.accounts,
  migrations: new URL('../migrations/', import.meta.url),
  parts: () => ({ aggregates: [aggregate(account, accountStore)], projections: [ledger] }),
})
