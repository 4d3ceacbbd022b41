import { expect, test } from '@jest/globals'
import { but, of, order, recordBut, recordsWith, says, serviceBut, sound, thePayment } from './altered-evidence.js'
import type { Evidence } from './evidence.js'

test.each<[string, Evidence, string]>([
  ['a gap', recordBut('OrderCompleted', { sequence: 4 }), `checkout.order.v1 ${order} goes from 2 to 4: a gap`],
  [
    'another message of the same number',
    recordsWith('OrderPlaced', { id: 'forged' }),
    `checkout.order.v1 ${order} has two messages numbered 1: OrderPlaced-1 and forged`,
  ],
  [
    'numbers out of order',
    but({ records: [...sound.records].reverse() }),
    `checkout.order.v1 ${order} has number 2 only after 3: out of order`,
  ],
  [
    'a reader that has not received all',
    serviceBut('checkout', { inbox: of(sound.services[1]?.inbox ?? [], { last: 0 }) }),
    `payments.payment.v1 ${thePayment} ends with 2, and checkout has received up to 0`,
  ],
  [
    'a reader with another message',
    serviceBut('accounts', { inbox: of(sound.services[3]?.inbox ?? [], { lastId: 'forged' }) }),
    `payments.payment.v1 ${thePayment} ends with message PaymentCaptured-1, and accounts has forged in its place`,
  ],
])('I4 finds %s', (_, evidence, words) => {
  expect(says('I4', evidence)).toContain(words)
})
