import { afterEach, beforeEach, expect, jest, test } from '@jest/globals'
import { createRequire } from 'node:module'
import { restRequestQueues } from './request-queue.client.js'

interface Request {
  readonly entry: { readonly correlationId: number }
  readonly expectResponse: boolean
  sendRequest(): void
}
interface Queue {
  push(request: Request): void
  checkPendingRequests(): void
  maybeThrottle(milliseconds: number): void
}
const require = createRequire(import.meta.url)
const path = require.resolve('kafkajs/src/network/requestQueue/index.js')
const shared = require.cache[path]
require.cache[path] = undefined // a class of its own: the one that other specs share may rest already
const RequestQueue = require(path) as new (options: object) => Queue
require.cache[path] = shared

restRequestQueues(RequestQueue)
const logger: Record<string, () => unknown> = { debug: () => undefined, namespace: () => logger }
const queue = () => new RequestQueue({ logger, maxInFlightRequests: 2, requestTimeout: 1000 })
const request = (correlationId: number, sent: number[]): Request => ({
  entry: { correlationId },
  expectResponse: true,
  sendRequest: () => sent.push(correlationId),
})

beforeEach(() => void jest.useFakeTimers())
afterEach(() => void jest.useRealTimers())

test('a connection on which nothing waits sets no timer', () => {
  queue().checkPendingRequests()
  expect(jest.getTimerCount()).toBe(0)
})

test('a request that the broker asked to be held back is sent when its time has come, and then no timer is left', () => {
  const [held, sent]: [Queue, number[]] = [queue(), []]
  held.maybeThrottle(50)
  held.push(request(1, sent))
  expect(sent).toEqual([])
  jest.advanceTimersByTime(60)
  expect(sent).toEqual([1])
  expect(jest.getTimerCount()).toBe(0)
})
