import { afterEach, beforeEach, expect, jest, test } from '@jest/globals'
import { createRequire } from 'node:module'
import { restRequestQueues } from './request-queue.js'

const require = createRequire(import.meta.url)
const path = require.resolve('kafkajs/src/network/requestQueue/index.js')
const shared = require.cache[path]
require.cache[path] = undefined // a class of its own: the one that other specs share may rest already
const RequestQueue = require(path) as new (options: object) => { checkPendingRequests(): void }
require.cache[path] = shared
const logger: Record<string, () => unknown> = { debug: () => undefined, namespace: () => logger }

beforeEach(() => void jest.useFakeTimers())
afterEach(() => void jest.useRealTimers())

test('a connection on which nothing waits sets no timer', () => {
  const queue = new RequestQueue({ logger, maxInFlightRequests: 2, requestTimeout: 1000 })
  queue.checkPendingRequests()
  expect(jest.getTimerCount()).toBe(1) // which would set itself again after a millisecond
  jest.clearAllTimers()

  restRequestQueues(RequestQueue)
  const rested = new RequestQueue({ logger, maxInFlightRequests: 2, requestTimeout: 1000 })
  rested.checkPendingRequests()
  expect(jest.getTimerCount()).toBe(0)
})
