import { expect, test } from '@jest/globals'
import { concerns, shortId, subjectOf, timeInId } from './subject.js'

const order = 'ord_01h455vb4pex5vsknk084sn02q'
const payment = 'pay_01h455vb4pex5vsknk084sn02q'
const account = 'acc_01h455vb4pex5vsknk084sn02q'
const other = 'ord_01h455vb4pex5vsknk084sn02z'

test.each([
  ['the order it names', { key: payment, headers: {}, message: { orderId: order } }, order],
  ['the order it belongs to', { key: payment, headers: { ce_correlationid: order } }, order],
  ['else its key', { key: account, headers: { ce_correlationid: payment } }, account],
  ['else what it belongs to', { key: null, headers: { ce_correlationid: account } }, account],
  ['else nothing', { key: null, headers: {} }, '-'],
])('a message is about %s', (_, passing, subject) => {
  expect(subjectOf(passing)).toBe(subject)
})

test.each([
  [order, true],
  ['ord_…084sn02q', true],
  ['084sn02q', true],
  [other, false],
])('what concerns %s: %p', (wanted, expected) => {
  expect(concerns({ key: order, headers: {} }, wanted)).toBe(expected)
  expect(concerns({ key: payment, headers: {} }, wanted)).toBe(expected)
  expect(concerns({ key: account, headers: {}, message: { orderId: order } }, wanted)).toBe(expected)
})

test('a deposit is followed by the id of its payment', () => {
  const headers = { ce_correlationid: payment }
  expect(subjectOf({ key: payment, headers, message: { paymentId: payment, orderId: null } })).toBe(payment)
  expect(concerns({ key: account, headers }, payment)).toBe(true)
})

test('an account with the same ending is no order', () => {
  expect(concerns({ key: account, headers: {} }, '084sn02q')).toBe(false)
})

test('a short id keeps what tells ids apart', () => {
  expect(shortId(order)).toBe('ord_…084sn02q')
  expect(shortId('-')).toBe('-')
})

test('a whole id says when it was made, a part does not', () => {
  expect(timeInId(order)).toEqual(new Date('2023-06-30T03:34:18.518Z'))
  expect(timeInId('084sn02q')).toBeUndefined()
  expect(timeInId('ord_…084sn02q')).toBeUndefined()
})
