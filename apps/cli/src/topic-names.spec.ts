import { expect, test } from '@jest/globals'
import { topicsNamed } from './topic-names.js'

const all = ['checkout.order.v1', 'payments.payment.v1', 'payments.method.v1']

test.each([
  [[], all],
  [['payments.payment.v1'], ['payments.payment.v1']],
  [['payments'], ['payments.payment.v1', 'payments.method.v1']],
  [['payments', 'payments.method.v1', 'checkout.order'], all],
])('%p', (words, topics) => {
  expect(topicsNamed(words, all)).toEqual({ topics })
})

test('words that mean no topic are told', () => {
  expect(topicsNamed(['payments', 'pay', 'stock'], all)).toEqual({ unknown: ['pay', 'stock'] })
})
