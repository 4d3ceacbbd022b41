import { expect, test } from '@jest/globals'
import { ParkingLimit } from './parking-limit.js'

test('twenty keys within a minute may be parked, and as many again when it has passed', () => {
  let now = 0
  const limit = new ParkingLimit(() => now)
  expect([limit.allows(20), limit.allows(21)]).toEqual([true, false])
  limit.count(20)
  now = 59_000
  expect([limit.allows(0), limit.allows(1)]).toEqual([true, false])
  now = 60_001
  expect([limit.allows(20), limit.allows(21)]).toEqual([true, false])
})

test('who waits goes on when a person resumes, or when it is to stop', async () => {
  const limit = new ParkingLimit(() => 0)
  limit.count(20)
  limit.pause('key ord_1')
  const stopping = new AbortController()
  const waiting = [limit.open(new AbortController().signal), limit.open(stopping.signal)]
  stopping.abort()
  await waiting[1]
  expect(limit.paused).toContain('the next would be key ord_1')
  limit.resume()
  await waiting[0]
  expect([limit.paused, limit.allows(20)]).toEqual([undefined, true])
})
