import { expect, test } from '@jest/globals'
import { newId, OrderPlaced } from '@parpay/events'
import { hasEnded, type Ending } from './ending.js'
import { happened, newOrder, type OrderStatus } from './order.js'
import type { ShownOrder } from './order-view.js'
import type { Outcome } from './outcome.js'

const asked = newId('cap')
function order(
  status: OrderStatus,
  by: 'automatic' | 'manual',
  capture?: Outcome['status'],
  final = false,
): ShownOrder {
  const message = OrderPlaced.sample({ capture: by })
  const { order } = newOrder(message.orderId, message.merchantId, null)
  const placed = happened(order, { name: 'OrderPlaced', message, time: new Date() }).order
  const captures = capture ? [{ id: asked, status: capture, amount: 1n, final, code: null }] : []
  return { order: { ...placed, status }, timeline: [], captures, refunds: [] }
}
const capture = { capture: asked }

test.each<[string, Ending, ShownOrder, boolean]>([
  ['the end, completed', 'final', order('completed', 'automatic'), true],
  ['the end, confirmed by hand', 'final', order('confirmed', 'manual'), false],
  ['to be settled, confirmed', 'settled', order('confirmed', 'automatic'), false],
  ['to be settled, confirmed and the merchant’s turn', 'settled', order('confirmed', 'manual'), true],
  ['a capture that is unknown', capture, order('confirmed', 'manual'), false],
  ['a capture that is pending', capture, order('confirmed', 'manual', 'pending'), false],
  ['a capture that is done', capture, order('confirmed', 'manual', 'succeeded'), true],
  ['the last capture, done before its order', capture, order('confirmed', 'manual', 'succeeded', true), false],
  ['the last capture, done with its order', capture, order('completed', 'manual', 'succeeded', true), true],
  ['a last capture that was turned down', capture, order('confirmed', 'manual', 'rejected', true), true],
  ['a last capture that failed', capture, order('confirmed', 'manual', 'failed', true), true],
  ['a capture of an order that ended before', capture, order('cancelled', 'manual', 'pending'), false],
  ['a capture that an ended order turned down', capture, order('cancelled', 'manual', 'rejected'), true],
])('who waits for %s', (_, ending, shown, ended) => {
  expect(hasEnded(shown, ending)).toBe(ended)
})
