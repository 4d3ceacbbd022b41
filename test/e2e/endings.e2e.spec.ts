import { afterEach } from '@jest/globals'
import { sharedSystem } from './running.system.js'
import './captures.part.js'
import './refunds.part.js'
import './wallets.part.js'
import './endings.part.js'

// Whatever became of an order: nothing is left to do, and nothing waits for its time.
const system = await sharedSystem()
afterEach(() => system.atEnd())
