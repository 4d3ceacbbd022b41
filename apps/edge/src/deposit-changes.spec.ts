import { expect, test } from '@jest/globals'
import { newId, PaymentAuthorised, PaymentCaptured, PaymentDeclined, TransactionPosted } from '@parpay/events'
import { createdAt } from './created-at.js'
import { depositChanges, type DepositFact } from './deposit-changes.js'

const [id, accountId, merchantId] = [newId('pay'), newId('acc'), newId('mer')]
const about = { merchantId, paymentId: id, orderId: null, purpose: 'deposit', accountId, currency: 'EUR' } as const
const authorised: DepositFact = {
  name: 'PaymentAuthorised',
  message: PaymentAuthorised.sample({ ...about, amount: 500n }),
}
const captured: DepositFact = {
  name: 'PaymentCaptured',
  message: PaymentCaptured.sample({ ...about, amount: 500n, captured: 500n }),
}
const declined: DepositFact = {
  name: 'PaymentDeclined',
  message: PaymentDeclined.sample({ ...about, amount: 500n, code: 'card_declined' }),
}
const entries = [
  { ledgerAccount: 'psp:clearing:EUR', amount: 500n },
  { ledgerAccount: `${accountId}:wallet:EUR`, amount: -500n },
]
const posted: DepositFact = {
  name: 'TransactionPosted',
  message: TransactionPosted.sample({ ...about, subject: id, kind: 'deposit', entries }),
}
const whole = {
  id,
  merchantId,
  accountId,
  paymentMethodId: null,
  amount: 500n,
  currency: 'EUR',
  createdAt: createdAt(id),
}

test.each<[string, DepositFact[], object]>([
  ['is pending when it is authorised', [authorised], { status: 'pending', code: null }],
  ['is pending while it is captured and not posted', [authorised, captured], { status: 'pending', code: null }],
  ['has succeeded when it is posted', [posted], { status: 'succeeded', code: null }],
  ['is declined with its code', [declined], { status: 'declined', code: 'card_declined' }],
  // The PSP found it captured after all; it is given back.
  ['stays declined when it is posted after that', [declined, posted], { status: 'declined', code: 'card_declined' }],
])('a deposit %s, whatever comes first', (_, facts, expected) => {
  for (const order of [facts, [...facts].reverse()]) {
    expect(depositChanges(order)).toEqual([{ ...whole, ...expected }])
  }
})

test('payments of orders, and what is posted for them, are none', () => {
  const order = { ...about, orderId: newId('ord'), purpose: 'order' } as const
  const facts: DepositFact[] = [
    { name: 'PaymentAuthorised', message: PaymentAuthorised.sample(order) },
    { name: 'PaymentDeclined', message: PaymentDeclined.sample(order) },
    { name: 'PaymentCaptured', message: PaymentCaptured.sample(order) },
    { name: 'TransactionPosted', message: TransactionPosted.sample({ ...order, kind: 'capture' }) },
    { name: 'TransactionPosted', message: TransactionPosted.sample({ ...about, kind: 'refund', entries }) },
  ]
  expect(depositChanges(facts)).toEqual([])
})
