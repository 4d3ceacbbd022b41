import { expect, test } from '@jest/globals'
import { OrderCompleted, PaymentMethodSubmitted, type AnyMessageType } from '@parpay/events'
import { Sequences } from './sequences.js'
import { sighting } from './sighting.js'
import { watchJson } from './watch-json.js'

const line = (type: AnyMessageType, message: unknown): unknown => {
  const place = { topic: type.topic, partition: 0, offset: 1n, at: new Date(0), key: type.key(message), headers: {} }
  const tailed = { ...place, type, message }
  return JSON.parse(watchJson(tailed, sighting(tailed, new Sequences())))
}

test('amounts are strings, since JSON numbers end at 2^53', () => {
  expect(line(OrderCompleted, OrderCompleted.sample({ captured: 9_007_199_254_740_993n }))).toMatchObject({
    type: 'OrderCompleted',
    offset: '1',
    message: { captured: '9007199254740993' },
  })
})

test('what the contract marks secret is not shown', () => {
  expect(line(PaymentMethodSubmitted, PaymentMethodSubmitted.sample({ token: 'tok_visa' }))).toMatchObject({
    type: 'PaymentMethodSubmitted',
    message: { token: '***' },
  })
})
