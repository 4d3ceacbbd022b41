import { expect, test } from '@jest/globals'
import { plain } from './palette.js'
import { verifyJson, verifyText } from './verify-text.js'
import type { Report } from './verify.js'

const totals = [
  { currency: 'EUR', psp: 501_900n, payments: 501_900n, orders: 499_900n, deposits: 2_000n, ledger: 501_899n },
]
const report: Report = {
  differences: [],
  underWay: 0,
  counts: { orders: 1_000, deposits: 2, payments: 1_002, transactions: 1 },
  totals,
}
const difference = { subject: 'txn_1', says: 'sums to 0.01 EUR instead of zero' }

test('what agrees', () => {
  expect(verifyText(report, plain)).toBe(`1,000 orders, 2 deposits, 1,002 payments, 1 ledger transaction

captured less refunded      PSP  payments   orders  deposits   ledger
EUR                     5019.00   5019.00  4999.00     20.00  5018.99

They agree to the cent.`)
})

test('every difference is a line', () => {
  const text = verifyText({ ...report, underWay: 3, differences: [difference] }, plain)
  expect(text).toContain('1 ledger transaction; 3 under way')
  expect(text).toContain('1 difference:\n  txn_1 sums to 0.01 EUR instead of zero')
})

test('very many differences are cut short', () => {
  const text = verifyText({ ...report, differences: Array.from({ length: 60 }, () => difference) }, plain)
  expect(text).toContain('60 differences:')
  expect(text).toMatch(/\.\.\. and 10 more$/)
})

test('as JSON', () => {
  expect(JSON.parse(verifyJson({ ...report, differences: [difference] }))).toEqual({
    agree: false,
    differences: [difference],
    underWay: 0,
    counts: report.counts,
    totals: [{ currency: 'EUR', psp: 501_900, payments: 501_900, orders: 499_900, deposits: 2_000, ledger: 501_899 }],
  })
})
