import { expect, test } from '@jest/globals'
import { getEventListeners } from 'node:events'
import { abortedOrAfter, settledOrAborted, settledWithin } from './deadline.js'

const listeners = (signal: AbortSignal): number => getEventListeners(signal, 'abort').length

test('work that settles before the abort is answered, and the signal keeps nothing of it', async () => {
  const { signal } = new AbortController()
  expect(await settledOrAborted(Promise.resolve('done'), signal)).toBe('done')
  await expect(settledOrAborted(Promise.reject(new Error('failed')), signal)).rejects.toThrow('failed')
  expect(listeners(signal)).toBe(0)
})

test('an abort ends the waiting, before or after it began', async () => {
  const aborting = new AbortController()
  const waiting = settledOrAborted(new Promise(() => undefined), aborting.signal)
  aborting.abort()
  expect(await waiting).toBeUndefined()
  expect(await settledOrAborted(new Promise(() => undefined), aborting.signal)).toBeUndefined()
})

test("a failure after the abort is nobody's, and ends no process", async () => {
  const aborting = new AbortController()
  let fail: (error: Error) => void = () => undefined
  const waiting = settledOrAborted(
    new Promise((_, reject) => {
      fail = reject
    }),
    aborting.signal,
  )
  aborting.abort()
  fail(new Error('late'))
  expect(await waiting).toBeUndefined()
})

test('a pause ends with its time or with the abort, and the signal keeps nothing of it', async () => {
  const aborting = new AbortController()
  await abortedOrAfter(aborting.signal, 1)
  expect(listeners(aborting.signal)).toBe(0)
  const long = abortedOrAfter(aborting.signal, 60_000)
  aborting.abort()
  await long
})

test('work that does not end is given up after its time', async () => {
  await settledWithin(1, new Promise(() => undefined))
  await settledWithin(60_000, Promise.reject(new Error('failed')))
})
