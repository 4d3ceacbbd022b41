import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { didYouMean, editDistance, nearest } from './nearest.js'

test.each([
  ['', '', 0],
  ['amount', 'amount', 0],
  ['amuont', 'amount', 1],
  ['amont', 'amount', 1],
  ['amounts', 'amount', 1],
  ['amoumt', 'amount', 1],
  ['kitten', 'sitting', 3],
  ['ab', 'ba', 1],
  ['ca', 'abc', 3],
  ['', 'abc', 3],
])('%j is so many edits from %j: %j', (a, b, edits) => {
  expect(editDistance(a, b)).toBe(edits)
})

test('a distance is that of the way back, nothing to oneself only, and at most the longer length', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 })
  fc.assert(
    fc.property(text, text, (a, b) => {
      const distance = editDistance(a, b)
      expect(distance).toBe(editDistance(b, a))
      expect(distance === 0).toBe(a === b)
      expect(distance).toBeLessThanOrEqual(Math.max(a.length, b.length))
      expect(distance).toBeGreaterThanOrEqual(Math.abs(a.length - b.length))
    }),
  )
})

test.each([
  ['amuont', 'amount'],
  ['AMOUNT', 'amount'],
  ['totla', 'total'],
  ['currncey', 'currency'],
  ['xyz', undefined],
  ['price', undefined],
])('of the fields of a payment, %s is nearest to %s', (word, candidate) => {
  expect(nearest(word, ['amount', 'currency', 'total'])).toBe(candidate)
})

test('the nearest of several is suggested, the first of equals', () => {
  expect(didYouMean('captured', ['capture', 'captures', 'captured1'])).toBe('; did you mean "capture"?')
  expect(didYouMean('nothing', ['capture'])).toBe('')
})
