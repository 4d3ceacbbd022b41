import { startService } from '@parpay/process'
import { accounts } from './accounts.module.js'

await startService(accounts)
