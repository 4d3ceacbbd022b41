import { expect, test } from '@jest/globals'
import {
  but,
  capture,
  edgeBut,
  of,
  order,
  payment,
  says,
  serviceBut,
  sound,
  theCapture,
  thePayment,
} from './altered-evidence.js'
import type { Evidence } from './evidence.js'

test.each<[string, Evidence, string]>([
  [
    'in an outbox',
    serviceBut('edge', { outbox: [{ topic: 'checkout.request.v1', subject: order, sequence: 1 }] }),
    `edge has 1 message to publish, first number 1 of checkout.request.v1 ${order}`,
  ],
  [
    'in an attempt',
    serviceBut('payments', { attempts: [{ id: `capture:${capture}`, tries: 3 }] }),
    `capture:${theCapture} is an open attempt of payments, tried 3 times`,
  ],
  [
    'in a timer',
    serviceBut('checkout', { dueTimers: [{ aggregateId: order, name: 'deadline' }] }),
    `${order} has the due timer deadline at checkout`,
  ],
  [
    'unread',
    serviceBut('payments', { positions: [{ topic: 'checkout.order.v1', partition: 0, nextOffset: 2n }] }),
    'payments has read checkout.order.v1/0 up to 2 of 3',
  ],
  [
    'unknown at the PSP',
    but({ payments: of(sound.payments, { status: 'capturing' }) }),
    `${thePayment} is capturing: what the PSP did is not known, or not asked for`,
  ],
  [
    'held for an order that has ended',
    but({ payments: of(sound.payments, { status: 'authorised' }) }),
    `${payment} is authorised, and its order ${order} has ended`,
  ],
  [
    'parked without being poison',
    serviceBut('accounts', {
      parked: [
        {
          topic: 'payments.payment.v1',
          subject: payment,
          sequence: 2,
          reason: 'gap',
          detail: 'sequence 2 after 0',
        },
      ],
    }),
    `payments.payment.v1 ${thePayment} has number 2 parked at accounts: gap, sequence 2 after 0`,
  ],
  [
    'a capture',
    but({ checkout: of(sound.checkout, { open: 1 }) }),
    `${order} waits for the end of 1 capture or refund`,
  ],
  [
    'a deposit',
    edgeBut({ deposits: [{ id: 'pay_2', status: 'pending', amount: 10n }] }),
    'pay_2 is a deposit that is pending',
  ],
])('I5 finds %s', (_, evidence, words) => {
  expect(says('I5', evidence)).toContain(words)
})
