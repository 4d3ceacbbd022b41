import { startService } from '@parpay/process'
import { receipts } from './receipts.module.ts'

await startService(receipts)
