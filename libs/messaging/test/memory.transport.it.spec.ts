import { memoryTransport } from '../src/index.js'
import { parkingConformance } from './parking.conformance.js'
import { transportConformance } from './transport.conformance.js'

transportConformance('in-memory', () => Promise.resolve(memoryTransport()))
parkingConformance('in-memory', () => Promise.resolve(memoryTransport()))
