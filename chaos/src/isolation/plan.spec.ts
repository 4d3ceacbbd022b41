import { expect, test } from '@jest/globals'
import { usualPlan } from './options.js'
import { duration } from './plan.js'

test('every part after the other takes about five minutes', () => {
  expect(duration(usualPlan)).toBe(8_000 + 10_000 + 7 * (20_000 + 8_000 + 10_000))
  expect(Math.round(duration(usualPlan) / 60_000)).toBe(5)
})

test('one part takes as long as it is away, and what is before and after it', () => {
  expect(duration({ ...usualPlan, outages: ['payments'], away: 60_000 })).toBe(8_000 + 10_000 + 78_000)
})
