import { afterEach, expect, test } from '@jest/globals'
import { Membership, type FetchedBatch } from './kafka-membership.js'
import { silent } from './log.js'

const batch = (offset: number): FetchedBatch => ({
  batch: {
    topic: 't',
    partition: 0,
    messages: [{ offset: String(offset), key: null, value: null, timestamp: '0', headers: {} }],
  },
  resolveOffset: () => undefined,
  heartbeat: () => Promise.resolve(),
  commitOffsetsIfNecessary: () => Promise.resolve(),
  pause: () => () => undefined,
})

let membership: Membership | undefined
afterEach(() => membership?.end())

test('all batches between two joins have one signal: one each would be kept until the process stops', async () => {
  const signals = new Set<AbortSignal>()
  const stopping = new AbortController()
  membership = new Membership(
    stopping.signal,
    (_, signal) => {
      signals.add(signal)
      return Promise.resolve('committed')
    },
    '',
    silent,
  )
  for (const offset of [1, 2, 3]) await membership.take(batch(offset))
  expect(signals.size).toBe(1)
  membership.joined()
  for (const offset of [4, 5]) await membership.take(batch(offset))
  const [before, now] = [...signals]
  expect([signals.size, before?.aborted, now?.aborted]).toEqual([2, true, false])
  stopping.abort()
  expect(now?.aborted).toBe(true)
})
