import { expect, test } from '@jest/globals'
import { Latest } from './latest.js'

test('the last two of each key on each topic, in the order in which they came', () => {
  const latest = new Latest<{ topic: string; key: string | null; n: number }>(2)
  const came: [string, string | null][] = [
    ['orders', 'a'],
    ['orders', 'b'],
    ['orders', 'a'],
    ['payments', 'a'],
    ['orders', 'a'],
    ['orders', null],
  ]
  came.forEach(([topic, key], n) => {
    latest.add({ topic, key, n })
  })
  expect(latest.all().map(({ n }) => n)).toEqual([1, 2, 3, 4, 5])
})
