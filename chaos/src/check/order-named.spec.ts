import { expect, test } from '@jest/globals'
import { orderNamed } from './order-named.js'
import { soundEvidence } from './sound-evidence.js'
import { violationOf } from './violation.js'

const sound = soundEvidence()
const order = 'ord_01h455vb4pex5vsknk084sn02q'
const capture = 'cap_01h455vb4pex5vsknk084sn02q'
const named = (about: string, says: string, evidence = sound): string =>
  orderNamed(evidence)(violationOf('I2')(about, says)).about

test.each([
  ['a payment', 'pay_01h455vb4pex5vsknk084sn02q'],
  ['a capture', capture],
  ['an attempt', `capture:${capture}`],
  ['a ledger transaction', 'txn_1'],
  ['a topic and key', 'payments.payment.v1 pay_01h455vb4pex5vsknk084sn02q'],
  ['an Idempotency-Key', 'key-1'],
])('%s is named with its order', (_, about) => {
  expect(named(about, 'is wrong')).toBe(`${about} of ${order}`)
})

test('payments alone is enough to know the order of a capture that only the PSP knows', () => {
  expect(named(capture, 'is wrong', { ...sound, records: [] })).toBe(`${capture} of ${order}`)
})

test('an order that is named is not named again, and one that nobody knows is not', () => {
  expect(named('key-1', `made ${order} and another`)).toBe('key-1')
  expect(named('pay_2', 'is wrong')).toBe('pay_2')
  expect(named('edge', 'has 1 message to publish')).toBe('edge')
})
