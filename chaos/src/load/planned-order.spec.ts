import { expect, test } from '@jest/globals'
import { plannedOrder, tokenNames } from './planned-order.js'

const thousand = (seed: number) => Array.from({ length: 1_000 }, (_, n) => plannedOrder(seed, n))

test('the same seed has the same orders, another seed others', () => {
  expect(thousand(7)).toEqual(thousand(7))
  expect(thousand(7)).not.toEqual(thousand(8))
})

test('a thousand orders use every token, and every kind of order is among them', () => {
  const orders = thousand(1)
  expect(new Set(orders.map(({ token }) => token))).toEqual(new Set(tokenNames))
  const share = (of: (order: (typeof orders)[number]) => boolean) => orders.filter(of).length / orders.length
  expect(share(({ cancelAfter }) => cancelAfter !== null)).toBeCloseTo(0.35, 1)
  expect(share(({ repeated }) => repeated)).toBeCloseTo(0.15, 1)
  expect(share(({ atOnce }) => atOnce > 1)).toBeCloseTo(0.06, 1)
  expect(share(({ changed }) => changed)).toBeCloseTo(0.05, 1)
  expect(share(({ captures }) => captures > 0)).toBeCloseTo(0.15, 1)
  expect(share(({ manual, captures }) => manual && captures === 0)).toBeGreaterThan(0.03)
  expect(share(({ deposit }) => deposit > 0)).toBeGreaterThan(0.07)
  expect(new Set(orders.map(({ meanwhile }) => meanwhile))).toEqual(new Set(['freeze', 'unfreeze', 'remove', null]))
  expect(share(({ refunds }) => refunds > 0)).toBeCloseTo(0.18, 1)
  expect(share(({ captures, partly }) => captures > 0 && partly)).toBeCloseTo(0.07, 1)
  const late = orders.filter(({ token }) => token === 'tok_late').map(({ expiresIn }) => expiresIn)
  expect(new Set(late)).toEqual(new Set([30, null])) // expired when it is authorised, and not
})
