import { startService } from '@parpay/process'
import { payments } from './payments.module.js'

await startService(payments)
