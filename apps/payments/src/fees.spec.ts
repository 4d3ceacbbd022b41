import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { captureFee, feeReturnedBy, halfEven, type FeePlan } from './fees.js'

const standard: FeePlan = { basisPoints: 290n, fixed: 30n }
const amount = fc.bigInt(1n, 9_999_999_999n)
const plan = fc.record({ basisPoints: fc.bigInt(0n, 10_000n), fixed: fc.bigInt(0n, 1_000n) })

describe('half-even', () => {
  it.each([
    [5n, 10n, 0n],
    [15n, 10n, 2n],
    [25n, 10n, 2n],
    [26n, 10n, 3n],
    [24n, 10n, 2n],
    [0n, 7n, 0n],
    [7n, 7n, 1n],
  ])('%s / %s is %s', (numerator, denominator, expected) => {
    expect(halfEven(numerator, denominator)).toBe(expected)
  })

  it('is never further than a half away, and even at a half', () => {
    fc.assert(
      fc.property(fc.bigInt(0n, 10n ** 15n), fc.bigInt(1n, 100_000n), (numerator, denominator) => {
        const off = 2n * (halfEven(numerator, denominator) * denominator - numerator)
        expect(off <= denominator && off >= -denominator).toBe(true)
        if (off === denominator || off === -denominator) expect(halfEven(numerator, denominator) % 2n).toBe(0n)
      }),
    )
  })
})

describe('the fee on a capture', () => {
  it.each([
    [4_900n, 172n],
    [10_000n, 320n],
    [1n, 30n],
    [500n, 44n], // 14.5 -> 14
    [1_500n, 74n], // 43.5 -> 44
    [9_999_999_999n, 290_000_030n],
  ])('of %s is %s by the standard plan', (captured, fee) => {
    expect(captureFee(standard, captured, 0n)).toBe(fee)
  })

  it('has its fixed part once per payment', () => {
    expect(captureFee(standard, 10_000n, 5_000n)).toBe(290n)
  })

  it('lies between the fixed part and the amount with the fixed part on top', () => {
    fc.assert(
      fc.property(plan, amount, (plan, amount) => {
        const fee = captureFee(plan, amount, 0n)
        expect(fee >= plan.fixed && fee <= amount + plan.fixed).toBe(true)
      }),
    )
  })
})

describe('the fee returned on refunds', () => {
  const refunds = fc
    .tuple(plan, amount, fc.array(fc.bigInt(1n, 5_000_000_000n), { maxLength: 20 }))
    .map(([plan, captured, parts]) => {
      let left = captured
      const within = parts
        .map((part) => (part < left ? part : left))
        .map((part) => {
          const taken = part < left ? part : left
          left -= taken
          return taken
        })
      return { fee: captureFee(plan, captured, 0n), captured, parts: [...within, left].filter((part) => part > 0n) }
    })

  it('sums to the whole fee when everything is refunded, in whatever parts', () => {
    fc.assert(
      fc.property(refunds, ({ fee, captured, parts }) => {
        let [refunded, feeReturned] = [0n, 0n]
        for (const part of parts) {
          refunded += part
          const returned = feeReturnedBy({ fee, captured, refunded, feeReturned })
          expect(returned >= 0n && feeReturned + returned <= fee).toBe(true)
          feeReturned += returned
        }
        expect({ refunded, feeReturned }).toEqual({ refunded: captured, feeReturned: fee })
      }),
    )
  })

  it('of a capture without a fee is nothing', () => {
    expect(feeReturnedBy({ fee: 0n, captured: 100n, refunded: 100n, feeReturned: 0n })).toBe(0n)
  })
})
