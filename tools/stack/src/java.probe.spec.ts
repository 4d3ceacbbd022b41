import { expect, test } from '@jest/globals'
import { majorOf } from './java.probe.js'

test.each([
  ['17.0.15', 17],
  ['21', 21],
  ['26-ea', 26],
  ['1.8.0_392', 8],
])('Java %s is Java %d', (version, major) => {
  expect(majorOf(version)).toBe(major)
})
