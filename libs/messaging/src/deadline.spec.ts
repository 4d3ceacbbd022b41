import { expect, test } from '@jest/globals'
import { getEventListeners } from 'node:events'
import { abortedOrAfter, settledOrAborted, settledWithin, within } from './deadline.js'

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

test('work with its own signal is answered, and the long-lived one keeps nothing of it', async () => {
  const { signal: lasting } = new AbortController()
  const own = new Set<AbortSignal>()
  for (const nth of [1, 2, 3]) {
    const answer = await within(1000, lasting, (over) => {
      own.add(over)
      return Promise.resolve(nth)
    })
    expect(answer).toBe(nth)
  }
  const failing = within(1000, lasting, () => Promise.reject(new Error('failed')))
  await expect(failing).rejects.toThrow('failed')
  expect([own.size, [...own].some(({ aborted }) => aborted)]).toEqual([3, false])
  expect(listeners(lasting)).toBe(0)
})

test('work is told by its own signal when its time is over, or when the long-lived one aborts', async () => {
  const aborting = new AbortController()
  const told: string[] = []
  const untilAborted = (name: string) => (over: AbortSignal) => {
    over.addEventListener('abort', () => told.push(name))
    return new Promise(() => undefined)
  }
  expect(await within(1, aborting.signal, untilAborted('late'))).toBeUndefined()
  const cut = within(1000, aborting.signal, untilAborted('cut'))
  aborting.abort()
  expect([await cut, told]).toEqual([undefined, ['late', 'cut']])
})
