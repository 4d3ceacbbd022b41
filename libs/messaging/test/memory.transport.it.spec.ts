import { memoryTransport } from '../src/index.js'
import { transportConformance } from './transport.conformance.js'

transportConformance('in-memory', () => Promise.resolve(memoryTransport()))
