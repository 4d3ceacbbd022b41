import { startService } from '@parpay/process'
import { edge } from './edge.module.js'

await startService(edge)
