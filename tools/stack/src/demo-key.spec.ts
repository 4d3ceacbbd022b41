import { expect, test } from '@jest/globals'
import { demoKey } from './demo-key.js'

test('a request has the same key at every start, and another one another', () => {
  expect(demoKey('mer_1', '/v1/accounts')).toBe(demoKey('mer_1', '/v1/accounts'))
  expect(demoKey('mer_1', '/v1/accounts')).not.toBe(demoKey('mer_2', '/v1/accounts'))
})

test('every key is a UUID: as bare hexadecimal digits some look like a card number, which is refused', () => {
  const keys = Array.from({ length: 1_000 }, (_, n) => demoKey(`mer_${n}`, '/v1/accounts'))
  const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/
  expect(keys.filter((key) => !uuid.test(key))).toEqual([])
})
