import { startService } from '@parpay/process'
import { checkout } from './checkout.module.js'

await startService(checkout)
