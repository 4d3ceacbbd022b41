import { expect, test } from '@jest/globals'
import { Bell } from './bell.js'

test('a ring ends the wait that was armed before it', async () => {
  const bell = new Bell(60_000)
  const next = bell.next()
  bell.ring()
  await expect(next).resolves.toBeUndefined()
})

test('a wait nobody rings for ends by itself', async () => {
  await expect(new Bell(1).next()).resolves.toBeUndefined()
})

test('a ring that nobody waits for is not kept', async () => {
  const bell = new Bell(60_000)
  bell.ring()
  const next = bell.next()
  const ended = await Promise.race([next.then(() => 'rung'), Promise.resolve('waiting')])
  bell.ring()
  await next
  expect(ended).toBe('waiting')
})
