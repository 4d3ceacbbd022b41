import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { randomUUID } from 'node:crypto'
import { holdsCardNumber } from './card-number.js'

test.each([
  ['a plain number', '4111111111111111'],
  ['groups with spaces', '4111 1111 1111 1111'],
  ['groups with dashes', '5555-5555-5555-4444'],
  ['mixed separators, several at a time', '4111 - 1111  1111 - 1111'],
  ['in the middle of a sentence', 'please charge 378282246310005, thanks'],
  ['before its expiry date', '4111 1111 1111 1111 12/27'],
  ['after a date', '20241123 4111111111111111'],
  ['beside letters', 'PAN4111111111111111X'],
  ['13 digits', '4222222222222'],
  ['19 digits', '6304000000000000000'],
  ['full-width digits', '４１１１１１１１１１１１１１１１'],
  ['no-break spaces and en dashes', '4111\u00a01111–1111\u00a01111'],
  ['zero-width spaces', '4111\u200b1111\u200b1111\u200b1111'],
])('a card number is found: %s', (_, text) => {
  expect(holdsCardNumber(text)).toBe(true)
})

test.each([
  ['one digit off', '4111111111111112'],
  ['12 digits', '411111111116'],
  ['20 digits', '41111111111111111110'],
  ['zeros', '0000000000000'],
  ['an order id', 'ord_01h455vb4pex5vsknk084sn02q'],
  ['a UUID with a passing group of digits', '550e8400-e29b-41d4-8716-446655440000'],
  ['words', 'two shirts and a pair of socks'],
])('no card number: %s', (_, text) => {
  expect(holdsCardNumber(text)).toBe(false)
})

const check = (body: string) => {
  for (let digit = 0; digit < 10; digit++) if (luhn(body + String(digit))) return body + String(digit)
  throw new Error('no check digit')
}
const luhn = (digits: string) =>
  digits
    .split('')
    .reverse()
    .reduce((sum, c, i) => sum + (i % 2 ? ([0, 2, 4, 6, 8, 1, 3, 5, 7, 9][Number(c)] ?? 0) : Number(c)), 0) %
    10 ===
  0

test('every number of 13 to 19 digits with a right check digit is found, however it is grouped', () => {
  const digit = fc.integer({ min: 0, max: 9 })
  const body = fc.array(digit, { minLength: 11, maxLength: 17 }).map((rest) => ['4', ...rest].join(''))
  fc.assert(
    fc.property(body, fc.array(fc.constantFrom('', '', ' ', '-'), { minLength: 19, maxLength: 19 }), (start, gaps) => {
      const text = check(start)
        .split('')
        .map((c, i) => c + (gaps[i] ?? ''))
        .join('')
      expect(holdsCardNumber(`no. ${text}.`)).toBe(true)
    }),
  )
})

test('random UUIDs, the usual idempotency keys, are never taken for card numbers', () => {
  for (let i = 0; i < 3_000; i++) expect(holdsCardNumber(randomUUID())).toBe(false)
})
