import { memoryTransport } from '../src/index.js'
import { timerConformance } from './timer.conformance.js'

timerConformance('in-memory', () => Promise.resolve(memoryTransport()))
