import { expect, test } from '@jest/globals'
import { percentile, perSecond, smoothed } from './statistics.js'

test.each([
  [[], 0.99, NaN],
  [[7], 0.99, 7],
  [[3, 1, 2, 4], 0.5, 2],
  [Array.from({ length: 100 }, (_, n) => 100 - n), 0.99, 99],
  [[1, 2, 3], 1, 3],
])('of %p, the value that a share of %p does not exceed is %p', (values, share, value) => {
  expect(percentile(values, share)).toBe(value)
})

test('moments are counted by the second they fall into, those outside not at all', () => {
  expect(perSecond([-1, 0, 999, 1000, 2999, 3000], 3)).toEqual([2, 1, 1])
})

test('a smoothed value is the mean of its neighbourhood, as far as there is one', () => {
  expect(smoothed([0, 3, 6, 9], 1)).toEqual([1.5, 3, 6, 7.5])
})
