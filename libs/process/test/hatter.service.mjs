// A service as small as one can be, for process.it.spec.ts: takes what accounts receives and does nothing with it.
import { contracts } from '@parpay/events'
import { projection } from '@parpay/messaging'
import { service, startService } from '@parpay/process'

const contract = contracts.accounts
const types = process.env.HATTER_FORGETS ? contract.receive.slice(1) : contract.receive
const nothing = projection(contract, 'nothing', types, () => Promise.resolve())

await startService(
  service({
    name: 'hatter',
    contract,
    migrations: new URL(process.env.HATTER_MIGRATIONS),
    parts: () => ({ projections: [nothing] }),
  }),
)
