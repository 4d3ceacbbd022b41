import { describe, expect, test } from '@jest/globals'
import { printOf, unrestOf, type Look, type PartitionEnd, type Work } from './quiescence.js'

const idle: Work = {
  ...{ service: 'checkout', topics: ['orders'], positions: [{ topic: 'orders', partition: 0, nextOffset: '12' }] },
  ...{ outbox: 0, attempts: 0, timers: 0, parked: 0, next: null, epoch: 3, offset: 0 },
}
const end = (high: bigint, low = 0n, partition = 0): PartitionEnd => ({ topic: 'orders', partition, low, high })
const look = (work: Partial<Work> | null, ends = [end(12n)]): Look => ({
  works: new Map([['checkout', work && { ...idle, ...work }]]),
  ends,
})

describe('a system', () => {
  test('is quiet when everything is taken and nothing is left', () => {
    expect(unrestOf(look({}))).toEqual({ moving: [], calling: [], parked: [] })
  })

  test.each<[string, Look]>([
    ['checkout has 3 messages of orders to take', look({}, [end(15n)])],
    ['checkout has 1 message of orders to take', look({}, [end(12n), end(1n, 0n, 1)])],
    ['checkout has 2 messages to publish', look({ outbox: 2 })],
    ['checkout waits for the outcome of 1 call', look({ attempts: 1 })],
    ['checkout has 1 timer that is due', look({ timers: 1 })],
    ['checkout does not answer: npx parpay start checkout', look(null)],
  ])('is not when %s', (words, seen) => {
    const { moving, calling } = unrestOf(seen)
    expect([...moving, ...calling]).toEqual([words])
  })

  test('is not when an instance goes by an older clock', () => {
    const two = new Map([
      ['checkout', idle],
      ['checkout-2', { ...idle, epoch: 2 }],
    ])
    expect(unrestOf({ works: two, ends: [] }).moving).toEqual(['checkout-2 is at epoch 2 of the clock, not 3'])
  })

  test('does not wait for what retention has removed', () => {
    expect(unrestOf(look({ positions: [] }, [end(12n, 12n)])).moving).toEqual([])
  })

  test('tells parked messages apart: nothing moves them', () => {
    expect(unrestOf(look({ parked: 4 }))).toEqual({
      moving: [],
      calling: [],
      parked: ['checkout has 4 parked messages: npx parpay parked'],
    })
  })
})

test('two looks differ when something was taken, written or parked between them', () => {
  const first = printOf(look({}))
  expect(printOf(look({}))).toBe(first)
  const taken = look({ positions: [{ topic: 'orders', partition: 0, nextOffset: '13' }] })
  for (const other of [taken, look({}, [end(13n)]), look({ parked: 1 }), look({ epoch: 4 })])
    expect(printOf(other)).not.toBe(first)
})
