import { expect, test } from '@jest/globals'
import {
  but,
  edgeBut,
  pspWith,
  of,
  order,
  payment,
  says,
  sound,
  thePayment,
  told,
  unknown,
} from './altered-evidence.js'
import type { Evidence } from './evidence.js'

test.each<[string, Evidence, string]>([
  [
    'at the PSP alone',
    pspWith({ key: 'capture:other', amount: 1n }),
    `${thePayment} was captured 2500 by payments, 2501 by the PSP, 2500 by messages, 2500 by the ledger, 2500 by the edge`,
  ],
  [
    'of a payment nobody knows',
    pspWith({ payment: 'pay_2' }),
    'pay_2 is known to the PSP, a topic, the ledger, the edge or a merchant, and not to payments',
  ],
  [
    'of an order that was declined',
    but({ checkout: of(sound.checkout, { status: 'declined' }) }),
    `${order} is declined, and 2500 minor units were kept`,
  ],
  [
    'refunded by payments alone',
    but({ checkout: of(sound.checkout, { refunded: 1n }) }),
    `${order} was refunded 1 by checkout, 0 by payments`,
  ],
  [
    'of an order, by two views',
    edgeBut({ orders: of(sound.edge.orders, { captured: 1n }) }),
    `${order} captured 2500 by checkout, 1 by the edge, 2500 by payments`,
  ],
  [
    'of a deposit that payments does not know',
    edgeBut({ deposits: [{ id: 'pay_2', status: 'declined', amount: 10n }] }),
    'pay_2 is known to the PSP, a topic, the ledger, the edge or a merchant, and not to payments',
  ],
  [
    'of a deposit that only its merchant knows',
    but({ asked: of(sound.asked, { orderId: null, answers: [{ ...told, body: `{"id":"${unknown}"}` }] }) }),
    `${unknown} is known to the PSP, a topic, the ledger, the edge or a merchant, and not to payments`,
  ],
  [
    'of a deposit that is declined and kept',
    but({
      payments: of(sound.payments, { orderId: null }),
      edge: { ...sound.edge, deposits: [{ id: payment, status: 'declined', amount: 2500n }] },
    }),
    `${thePayment} is a deposit shown as declined, and 2500 of its 2500 minor units were kept`,
  ],
  [
    'of a deposit that the edge does not show',
    but({ payments: of(sound.payments, { orderId: null }) }),
    `${thePayment} is a deposit at payments, and the edge does not show it`,
  ],
])('I10 finds %s', (_, evidence, words) => {
  expect(says('I10', evidence)).toContain(words)
})
