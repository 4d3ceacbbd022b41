import { expect, test } from '@jest/globals'
import { backlogOf } from './backlog.js'

const ends = new Map([
  ['a', 10],
  ['b', 5],
  ['c', 99],
])

test('what waits is what was written and not taken, what is not published, and calls to make', () => {
  const taken = new Map([['a', 4]])
  expect(backlogOf(['a', 'b'], { taken, outbox: 2, attempts: 3 }, ends)).toBe(6 + 5 + 2 + 3)
})

test('what was taken after the ends were read is no less than nothing', () => {
  expect(backlogOf(['a'], { taken: new Map([['a', 12]]), outbox: 0, attempts: 0 }, ends)).toBe(0)
})
