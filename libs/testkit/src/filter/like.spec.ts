import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { like } from './like.js'

test.each([
  ['Pay*', 'PaymentDeclined', true],
  ['Pay*', 'Pay', true],
  ['Pay*', 'OrderPaid', false],
  ['*ed', 'Declined', true],
  ['*a*b*', 'xaxbx', true],
  ['*a*b*', 'xbxax', false],
  ['a?c', 'abc', true],
  ['a?c', 'ac', false],
  ['a?', 'a😀', true],
  ['*?', '', false],
  ['', '', true],
  ['', 'a', false],
  ['***', '', true],
  ['pay', 'Pay', false],
  ['a\\*c', 'a*c', true],
  ['a\\*c', 'abc', false],
  ['a\\\\', 'a\\', true],
  ['a\\', 'a\\', true],
  ['a.c', 'abc', false],
  ['*aab', 'aaab', true],
])('%j fits %j: %j', (pattern, text, fits) => {
  expect(like(pattern)(text)).toBe(fits)
})

test('a pattern means what it means as a regular expression', () => {
  const texts = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 8 })
  const patterns = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?'), maxLength: 6 })
  fc.assert(
    fc.property(patterns, texts, (pattern, text) => {
      const expression = new RegExp(`^${pattern.replaceAll('*', '.*').replaceAll('?', '.')}$`)
      expect(like(pattern)(text)).toBe(expression.test(text))
    }),
    { numRuns: 1_000 },
  )
})

test('a pattern that would keep a backtracking expression busy for ever has an answer', () => {
  expect(like(`${'a*'.repeat(30)}b`)('a'.repeat(10_000))).toBe(false)
})
