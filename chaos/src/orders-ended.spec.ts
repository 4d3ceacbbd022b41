import { expect, test } from '@jest/globals'
import { ordersEnded } from './orders-ended.js'

test('ends are counted, with why an order was declined, the most common first', () => {
  const declined = (code: string) => ({ status: 'declined', code })
  const orders = [
    ...[declined('card_expired'), { status: 'cancelled', code: null }, declined('account_frozen')],
    ...[{ status: 'completed', code: null }, declined('account_frozen')],
  ]
  expect([...ordersEnded(orders)]).toEqual([
    ['declined (account_frozen)', 2],
    ['cancelled', 1],
    ['completed', 1],
    ['declined (card_expired)', 1],
  ])
})
