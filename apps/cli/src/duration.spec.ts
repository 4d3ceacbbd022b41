import { expect, test } from '@jest/globals'
import { durationText, millisecondsOf } from './duration.js'

test.each([
  ['500ms', 500],
  ['30s', 30_000],
  ['10m', 600_000],
  ['2h', 7_200_000],
  ['1d', 86_400_000],
  ['10', undefined],
  ['-1s', undefined],
  ['soon', undefined],
])('%s is %p ms', (text, milliseconds) => {
  expect(millisecondsOf(text)).toBe(milliseconds)
})

test.each([
  [340.4, '340 ms'],
  [2_140, '2.1 s'],
  [200_000, '3 min 20 s'],
])('%p ms read %s', (milliseconds, text) => {
  expect(durationText(milliseconds)).toBe(text)
})
