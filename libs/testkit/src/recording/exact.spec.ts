import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { isExact } from './exact.js'

test.each([
  '0',
  '-0',
  '0.0',
  '0e9',
  '1.0',
  '4.90e3',
  '0.1',
  '9007199254740992',
  '1e+300',
  '5e-324',
  '0.10000000000000001', // C's %.17g of 0.1
  '123456789012345680000',
])('%s survives as a double', (literal) => {
  expect(isExact(literal, Number(literal))).toBe(true)
})

test.each([
  '9007199254740993',
  '9223372036854775807',
  '0.123456789012345678',
  '1e400',
  '-1e400',
  '1e-400',
  `1${'0'.repeat(100)}`,
  `0.${'0'.repeat(100)}`,
])('%s does not', (literal) => {
  expect(isExact(literal, Number(literal))).toBe(false)
})

test('every double survives as JavaScript and C write it', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      for (const literal of [String(value), value.toPrecision(17), value.toExponential()]) {
        expect(isExact(literal, Number(literal))).toBe(true)
      }
    }),
  )
})
