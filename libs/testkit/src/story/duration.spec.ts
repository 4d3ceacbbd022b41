import { expect, test } from '@jest/globals'
import { sinceText } from './duration.js'

test.each([
  [0, '+0 ms'],
  [-3, '-3 ms'],
  [999, '+999 ms'],
  [1_000, '+1 s'],
  [2_588, '+2.58 s'],
  [59_999, '+59.99 s'],
  [60_000, '+1 min 0 s'],
  [3_599_999, '+59 min 59 s'],
  [7_380_000, '+2 h 3 min'],
  [-90_000_000, '-25 h 0 min'],
])('%i milliseconds are %s', (milliseconds, text) => {
  expect(sinceText(milliseconds)).toBe(text)
})
