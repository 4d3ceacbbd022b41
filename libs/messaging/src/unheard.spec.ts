import { expect, test } from '@jest/globals'
import { Unheard } from './unheard.js'

test('a consumer that fetches for longer than the patience and is not heard of is outside of its group', () => {
  const unheard = new Unheard(1000)
  expect([0, 500, 1000, 1001].map((now) => unheard.fetched(now))).toEqual([false, false, false, true])
})

test('whoever is heard of in between is inside', () => {
  const unheard = new Unheard(1000)
  unheard.fetched(0)
  unheard.heard()
  expect([900, 1900, 1901].map((now) => unheard.fetched(now))).toEqual([false, false, true])
})

test('the time in which nothing is fetched does not count: the broker is away', () => {
  const unheard = new Unheard(1000)
  expect(unheard.fetched(60_000)).toBe(false)
})
