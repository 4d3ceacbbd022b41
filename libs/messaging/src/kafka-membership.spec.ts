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

/** A batch that writes down what is resolved of it, and which offsets are committed: as `commit` says. */
function noted(commit: () => Promise<void> = () => Promise.resolve()) {
  const resolved: string[] = []
  const committed: string[] = []
  const payload: FetchedBatch = {
    ...batch(1),
    resolveOffset: (offset) => resolved.push(offset),
    commitOffsetsIfNecessary({ topics }) {
      committed.push(...topics.flatMap(({ partitions }) => partitions.map(({ offset }) => offset)))
      return commit()
    },
  }
  return { payload, resolved, committed }
}

test('what a handler has done when its member has joined again is not for this member to commit', async () => {
  const { promise: handled, resolve: end } = Promise.withResolvers<'committed'>()
  const { payload, resolved, committed } = noted()
  membership = new Membership(new AbortController().signal, () => handled, '', silent)
  const taking = membership.take(payload)
  membership.joined()
  end('committed')
  await taking
  await membership.commit()
  expect({ resolved, committed }).toEqual({ resolved: [], committed: [] })
})

test('a commit that failed is made again, until its member has joined again', async () => {
  let joins = false
  const { payload, committed } = noted(() => {
    if (joins) membership?.joined()
    return Promise.reject(new Error('not now'))
  })
  membership = new Membership(new AbortController().signal, () => Promise.resolve('committed'), '', silent)
  await membership.take(payload)
  await membership.commit()
  joins = true
  await membership.commit()
  await membership.commit()
  expect(committed).toEqual(['2', '2'])
})
