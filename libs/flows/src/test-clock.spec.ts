import { expect, test } from '@jest/globals'
import { millisecondsOf } from './test-clock.js'

test.each([
  ['31m', 1_860_000],
  ['1h30m', 5_400_000],
  ['250ms', 250],
  ['7d', 604_800_000],
  [90, 90],
])('%p is %d ms', (by, milliseconds) => {
  expect(millisecondsOf(by)).toBe(milliseconds)
})

test.each(['', '31', '31 m', 'm', '-1m', '1m30', -1, 0.5, NaN])('%p is no duration', (by) => {
  expect(() => millisecondsOf(by)).toThrow(TypeError)
})
