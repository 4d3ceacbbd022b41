import { expect, test } from '@jest/globals'
import { but, order, says, serviceBut, sound } from './altered-evidence.js'
import type { Evidence } from './evidence.js'

test.each<[string, Evidence, string]>([
  [
    'a row without its message',
    but({ records: sound.records.filter(({ type }) => type !== 'OrderConfirmed') }),
    `checkout.order.v1 ${order} was committed by checkout up to 3, and number 2 is not there`,
  ],
  [
    'a message without its row',
    serviceBut('edge', { sequences: [] }),
    `checkout.request.v1 ${order} has number 1, and edge committed up to 0`,
  ],
])('I6 finds %s', (_, evidence, words) => {
  expect(says('I6', evidence)).toContain(words)
})
