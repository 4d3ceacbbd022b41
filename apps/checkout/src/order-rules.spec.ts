import { OrderSubmitted } from '@parpay/events'
import { describe, expect, it } from '@jest/globals'
import { brokenRule } from './order-rules.js'

const line = { sku: 'tea', name: 'Green tea', quantity: 3, unitAmount: 833n }
const valid = OrderSubmitted.sample({
  method: 'card',
  capture: 'automatic',
  paymentMethodId: 'pm_01jc7p0000f7g9m0x2v5k8a1bc',
  currency: 'EUR',
  lines: [line],
  total: 2_499n,
})
const priced = (lines: OrderSubmitted['lines'], total: bigint): OrderSubmitted => ({ ...valid, lines, total })

describe('an order is turned down', () => {
  it.each<[string, OrderSubmitted, string]>([
    ['when its total is not the sum of its lines', { ...valid, total: 2_500n }, 'total_mismatch'],
    ['without lines', priced([], 0n), 'lines_out_of_bounds'],
    ['with 101 lines', priced(Array(101).fill(line) as (typeof line)[], 252_399n), 'lines_out_of_bounds'],
    ['with a quantity of 0', priced([{ ...line, quantity: 0 }], 0n), 'amount_out_of_bounds'],
    ['with a quantity of 10,000', priced([{ ...line, quantity: 10_000 }], 8_330_000n), 'amount_out_of_bounds'],
    ['with a unit amount of 0', priced([{ ...line, unitAmount: 0n }], 0n), 'amount_out_of_bounds'],
    ['with a negative unit amount', priced([{ ...line, unitAmount: -1n }], -3n), 'amount_out_of_bounds'],
    [
      'with a unit amount over the bound',
      priced([{ ...line, unitAmount: 100_000_000n }], 300_000_000n),
      'amount_out_of_bounds',
    ],
    [
      'with a total over the bound',
      priced([{ ...line, quantity: 9_999, unitAmount: 1_000_101n }], 10_000_009_899n),
      'amount_out_of_bounds',
    ],
    ['when it is to be paid from a wallet', { ...valid, method: 'wallet' }, 'unsupported_method'],
    ['without a payment method', { ...valid, paymentMethodId: null }, 'payment_method_missing'],
    ['in a currency that is none', { ...valid, currency: 'euro' }, 'invalid_currency'],
  ])('%s', (_, submitted, code) => {
    expect(brokenRule(submitted)).toMatchObject({ code })
  })
})

describe('an order is taken', () => {
  it.each<[string, OrderSubmitted]>([
    ['when its total is the sum of its lines', valid],
    ['when it is to be captured manually', { ...valid, capture: 'manual' }],
    ['with the largest line there is', priced([{ ...line, quantity: 100, unitAmount: 99_999_999n }], 9_999_999_900n)],
    ['with 100 lines', priced(Array(100).fill(line) as (typeof line)[], 249_900n)],
  ])('%s', (_, submitted) => {
    expect(brokenRule(submitted)).toBeUndefined()
  })
})

describe('a symbol this version does not know', () => {
  it.each<[string, OrderSubmitted]>([
    ['method', { ...valid, method: 'unknown' }],
    ['capture', { ...valid, capture: 'unknown' }],
  ])('parks the order: %s', (field, submitted) => {
    expect(() => brokenRule(submitted)).toThrow(field)
  })
})
