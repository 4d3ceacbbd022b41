import { expect, test } from '@jest/globals'
import { money } from './money.js'

test.each([
  [4999n, 'EUR', '49.99 EUR'],
  [5n, 'EUR', '0.05 EUR'],
  [-175n, 'EUR', '-1.75 EUR'],
  [500n, 'JPY', '500 JPY'],
  [1n, 'KWD', '0.001 KWD'],
  [100n, 'no currency', '1.00 no currency'],
  [9_007_199_254_740_993n, undefined, '90071992547409.93'],
])('%p %s is %s', (amount, currency, text) => {
  expect(money(amount, currency)).toBe(text)
})
