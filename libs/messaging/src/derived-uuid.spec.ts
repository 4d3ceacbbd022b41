import { expect, test } from '@jest/globals'
import { derivedUuid } from './derived-uuid.js'

const time = new Date('2026-01-02T03:04:05.678Z')

test('the same cause gives the same id, another ordinal another', () => {
  expect(derivedUuid(time, 'cause', 0)).toBe(derivedUuid(time, 'cause', 0))
  expect(derivedUuid(time, 'cause', 0)).not.toBe(derivedUuid(time, 'cause', 1))
})

test('it is a UUIDv8 that begins with the time', () => {
  expect(derivedUuid(time, 'cause')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  expect(parseInt(derivedUuid(time, 'cause').replaceAll('-', '').slice(0, 12), 16)).toBe(time.getTime())
})
