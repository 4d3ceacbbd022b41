import { expect, test } from '@jest/globals'
import { but, edgeBut, of, order, recordBut, says, sound } from './altered-evidence.js'
import type { Evidence } from './evidence.js'

test.each<[string, Evidence, string]>([
  [
    'that has not ended',
    but({ checkout: of(sound.checkout, { status: 'placed' }) }),
    `${order} is placed at checkout and completed at the edge`,
  ],
  [
    'without an ending on its topic',
    recordBut('OrderCompleted', { type: 'OrderPlaced' }),
    `${order} was accepted and has not ended: it is completed`,
  ],
  [
    'that stands at confirmed',
    but({
      records: sound.records.filter(({ type }) => type !== 'OrderCompleted'),
      checkout: of(sound.checkout, { status: 'confirmed' }),
      edge: { ...sound.edge, orders: of(sound.edge.orders, { status: 'confirmed' }) },
    }),
    `${order} was accepted and has not ended: it is confirmed`,
  ],
  [
    'with two endings',
    recordBut('OrderConfirmed', { type: 'OrderCancelled' }),
    `${order} ended 2 times: OrderCancelled, OrderCompleted`,
  ],
  [
    'that ended otherwise than it shows',
    recordBut('OrderCompleted', { type: 'OrderCancelled' }),
    `${order} ended with OrderCancelled and is completed`,
  ],
  ['that checkout never saw', but({ checkout: [] }), `${order} was accepted, and checkout does not know it`],
  ['that the edge has lost', edgeBut({ orders: [] }), `${order} was accepted, and the edge does not show it`],
])('I1 finds %s', (_, evidence, words) => {
  expect(says('I1', evidence)).toContain(words)
})
