import { expect, test } from '@jest/globals'
import { placedMany, placedOne } from './placed-text.js'

const order = { id: 'ord_1', status: 'completed', total: 2500, currency: 'EUR' }

test('one order says where it stands and how to follow it', () => {
  expect(placedOne({ order: { ...order, status: 'submitted' }, milliseconds: 12.3 })).toBe(
    'ord_1  25.00 EUR\nsubmitted after 12 ms; what happens to it: npx parpay watch --order ord_1',
  )
})

test('many orders are counted by status, with median, 99 % and the slowest', () => {
  const placed = Array.from({ length: 1_000 }, (_, n) => ({
    order: n < 2 ? { ...order, status: 'declined' } : order,
    milliseconds: n + 1,
  }))
  const { json, text } = placedMany(placed, 12_340, true)
  expect(json).toEqual({
    count: 1_000,
    statuses: { completed: 998, declined: 2 },
    milliseconds: { all: 12_340, p50: 501, p99: 991, max: 1_000 },
  })
  expect(text).toContain('1,000 orders in 12.3 s: 2 declined, 998 completed')
  expect(text).toContain('each ended after 501 ms (median), 991 ms (99 %), 1.0 s (slowest)')
})
