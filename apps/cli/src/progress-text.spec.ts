import { expect, test } from '@jest/globals'
import { progressText } from './progress-text.js'

test.each([
  [{ done: 12_345, of: 100_000, seconds: 2.5 }, '12,345 of 100,000 read, 4,938/s, 18 s left'],
  [{ done: 1_000, of: 1_000_000, seconds: 10 }, '1,000 of 1,000,000 read, 100/s, 166 min 30 s left'],
  [{ done: 10, of: 10, seconds: 2 }, '10 of 10 read, 5/s, 0 s left'],
  [{ done: 0, of: 10, seconds: 3 }, '0 of 10 read, 0/s'],
  [{ done: 12_345, seconds: 2.5 }, '12,345 read, 4,938/s'],
  [{ done: 11, of: 10, seconds: 1 }, '11 read, 11/s'],
])('%j', (counted, text) => {
  expect(progressText({ verb: 'read', ...counted })).toBe(text)
})
