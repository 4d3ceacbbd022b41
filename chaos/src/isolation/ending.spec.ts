import { expect, test } from '@jest/globals'
import { type Ending, endingChecks } from './ending.js'

const good: Ending = {
  accepted: new Set(['ord_1', 'ord_2']),
  unanswered: 0,
  orders: new Map([
    ['ord_1', 'completed'],
    ['ord_2', 'declined'],
  ]),
  endings: new Map([
    ['ord_1', 1],
    ['ord_2', 1],
  ]),
  unrest: [],
  books: { agree: true, says: '50.00 EUR, agreed to the cent' },
}
const failed = (change: Partial<Ending>): string[] =>
  endingChecks({ ...good, ...change }).flatMap(({ says, ok }) => (ok ? [] : [says]))

test('every accepted order in its one terminal state, nothing left, books that agree', () => {
  expect(endingChecks(good).map(({ says }) => says)).toEqual([
    'all 2 accepted orders are in a terminal state',
    'each has come to its end exactly once',
    'nothing is left to do, nothing is parked',
    'PSP, payments, orders and ledger: 50.00 EUR, agreed to the cent',
  ])
  expect(failed({})).toEqual([])
})

test.each<[string, Partial<Ending>, string]>([
  [
    'an order under way',
    { orders: new Map([...good.orders, ['ord_2', 'confirmed']]) },
    '1 of 2 accepted orders are not in a terminal state, such as ord_2',
  ],
  [
    'an accepted order that is not there',
    { accepted: new Set([...good.accepted, 'ord_3']) },
    '1 of 3 accepted orders are not in a terminal state, such as ord_3',
  ],
  [
    'an order that ended twice',
    { endings: new Map([...good.endings, ['ord_1', 2]]) },
    '1 have come to an end more than once, or never, such as ord_1',
  ],
  ['something left', { unrest: ['edge has 1 message to publish'] }, 'something is left: edge has 1 message to publish'],
  [
    'books that differ',
    { books: { agree: false, says: '1 differences, such as pay_1 ...' } },
    'PSP, payments, orders and ledger: 1 differences, such as pay_1 ...',
  ],
])('%s fails', (_, change, says) => {
  expect(failed(change)).toEqual([says])
})

test('a run that accepted nothing has shown nothing', () => {
  expect(failed({ accepted: new Set() })).toHaveLength(1)
})
