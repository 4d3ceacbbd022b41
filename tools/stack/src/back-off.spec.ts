import { expect, test } from '@jest/globals'
import { backOff } from './back-off.js'

test('a process that keeps ending waits twice as long each time, up to 5 s', () => {
  const delays = [0]
  for (let n = 0; n < 8; n++) delays.push(backOff(delays.at(-1) ?? 0, 300))
  expect(delays.slice(1)).toEqual([100, 200, 400, 800, 1600, 3200, 5000, 5000])
})

test('one that ran for a while is started again soon', () => {
  expect(backOff(5_000, 10_000)).toBe(100)
})
