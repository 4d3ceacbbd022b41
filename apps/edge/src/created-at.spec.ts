import { expect, test } from '@jest/globals'
import { newId } from '@parpay/events'
import { createdAt, firstIdAfter } from './created-at.js'

test('an id tells when it was made', () => {
  const before = Date.now()
  const time = createdAt(newId('ord')).getTime()
  expect(time).toBeGreaterThanOrEqual(before)
  expect(time).toBeLessThanOrEqual(Date.now())
})

test('ids made after a time are those from its first id on', () => {
  const id = newId('ord')
  const time = createdAt(id).getTime()
  expect(firstIdAfter('ord', new Date(time - 1)) <= id).toBe(true)
  expect(firstIdAfter('ord', new Date(time)) <= id).toBe(false)
  expect(firstIdAfter('ord', new Date(-1))).toBe('ord_00000000000000000000000000')
})
