import { expect, test } from '@jest/globals'
import { OrderCompleted, OrderPlaced, PaymentMethodSubmitted, type AnyMessageType } from '@parpay/events'
import { sampled, system } from '../test/sampled.js'
import { Sequences } from './sequences.js'
import { sighting } from './sighting.js'
import { watchJson } from './watch-json.js'

const line = (type: AnyMessageType, fields: object): unknown => {
  const tailed = sampled(type, fields, { offset: 1n })
  return JSON.parse(watchJson(tailed, sighting(tailed, system, new Sequences())))
}

test('amounts are strings, since JSON numbers end at 2^53', () => {
  expect(line(OrderCompleted, { captured: 9_007_199_254_740_993n })).toMatchObject({
    type: 'OrderCompleted',
    offset: '1',
    message: { captured: '9007199254740993' },
  })
})

test('times are ISO 8601', () => {
  const expiresAt = new Date('2026-11-24T05:00:00.123Z')
  expect(line(OrderPlaced, { expiresAt })).toMatchObject({ message: { expiresAt: expiresAt.toISOString() } })
})

test('what the contract marks secret is not shown', () => {
  expect(line(PaymentMethodSubmitted, { token: 'tok_visa' })).toMatchObject({
    type: 'PaymentMethodSubmitted',
    message: { token: '***' },
  })
})
