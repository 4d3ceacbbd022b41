import { expect, test } from '@jest/globals'
import { concerns, shortId, subjectOf, timeInId } from './subject.js'

const order = 'ord_01h455vb4pex5vsknk084sn02q'
const payment = 'pay_01h455vb4pex5vsknk084sn02q'
const account = 'acc_01h455vb4pex5vsknk084sn02q'
const other = 'ord_01h455vb4pex5vsknk084sn02z'

test.each([
  ['the order it names', { key: payment, message: { orderId: order } }, undefined, order],
  ['the order it belongs to', { key: payment }, order, order],
  ['else its key', { key: account }, payment, account],
  ['else what it belongs to', { key: null }, account, account],
  ['else nothing', { key: null }, undefined, '-'],
])('a message is about %s', (_, passing, correlation, subject) => {
  expect(subjectOf(passing, correlation)).toBe(subject)
})

test.each([
  [order, true],
  ['ord_…084sn02q', true],
  ['084sn02q', true],
  [other, false],
])('what concerns the order %s: %p', (id, expected) => {
  const wanted = { id, order: true }
  expect(concerns({ key: order }, undefined, wanted)).toBe(expected)
  expect(concerns({ key: payment }, undefined, wanted)).toBe(expected)
  expect(concerns({ key: account, message: { orderId: order } }, undefined, wanted)).toBe(expected)
})

test('a deposit is followed by the id of its payment', () => {
  const wanted = { id: payment, order: true }
  expect(subjectOf({ key: payment, message: { paymentId: payment, orderId: null } }, payment)).toBe(payment)
  expect(concerns({ key: account }, payment, wanted)).toBe(true)
})

test('an account with the same ending is no order, and yet may be asked for', () => {
  expect(concerns({ key: account }, undefined, { id: '084sn02q', order: true })).toBe(false)
  expect(concerns({ key: account }, undefined, { id: '084sn02q', order: false })).toBe(true)
})

test.each([
  [order, 'ord_…084sn02q'],
  ['0193a1b2-0000-7000-8000-00000000abcd', '…00000000abcd'],
  ['basket-17', 'basket-17'],
  ['-', '-'],
])('%s is %s where there is little room, which finds it', (id, short) => {
  expect(shortId(id)).toBe(short)
  expect(concerns({ key: id }, undefined, { id: short, order: id === order })).toBe(true)
})

test('a whole id says when it was made, a part does not', () => {
  expect(timeInId(order)).toEqual(new Date('2023-06-30T03:34:18.518Z'))
  expect(timeInId('01890a5d-ac96-774b-bcce-b302099a8057')).toEqual(new Date('2023-06-30T03:34:18.518Z'))
  expect(timeInId('084sn02q')).toBeUndefined()
  expect(timeInId('ord_…084sn02q')).toBeUndefined()
  expect(timeInId('basket-17')).toBeUndefined()
})
