import { expect, test } from '@jest/globals'
import { clockText } from './clock-text.js'

const now = '2026-11-23T18:00:00.000Z'

test.each([
  [0, 0, "this machine's time: the clock was never moved."],
  [1, 31 * 60_000, '31 min ahead of this machine: the clock was moved once.'],
  [3, 90_061_001, '1 d 1 h 1 min 1 s 1 ms ahead of this machine: the clock was moved 3 times.'],
])('moved %i times by %i ms', (epoch, offset, words) => {
  expect(clockText({ epoch, offset, now })).toBe(`${now}, ${words}`)
})
