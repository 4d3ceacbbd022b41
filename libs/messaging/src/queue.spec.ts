import { expect, test } from '@jest/globals'
import type { Item } from './item.js'
import { Queue } from './queue.js'

const items = (count: number): Item[] =>
  Array.from({ length: count }, (_, offset) => ({
    origin: 'topic',
    record: { topic: 't', partition: 0, offset: BigInt(offset), key: 'k', value: null, headers: {}, time: new Date(0) },
    order: null,
    delivery: null,
    fault: null,
  }))

test('a batch is all that has arrived, up to the limit, and a chunk is never divided', async () => {
  const queue = new Queue()
  for (const count of [200, 200, 200]) void queue.push(items(count), null)
  expect((await queue.take(500))?.items.length).toBe(400)
  expect((await queue.take(500))?.items.length).toBe(200)
})

test('a chunk larger than the limit is a batch of its own', async () => {
  const queue = new Queue()
  void queue.push(items(700), null)
  expect((await queue.take(500))?.items.length).toBe(700)
})

test('who pushed learns how the batch ended', async () => {
  const queue = new Queue()
  const pushed = queue.push(items(1), null)
  ;(await queue.take(500))?.end('committed')
  expect(await pushed).toBe('committed')
})

test('what belongs to a partition that was taken away is abandoned', async () => {
  const queue = new Queue()
  const gone = new AbortController()
  const pushed = queue.push(items(1), gone.signal)
  void queue.push(items(2), null)
  gone.abort()
  expect((await queue.take(500))?.items.length).toBe(2)
  expect(await pushed).toBe('abandoned')
})

test('a closed queue hands out what it has, then ends, and takes nothing more', async () => {
  const queue = new Queue()
  void queue.push(items(1), null)
  queue.close()
  expect((await queue.take(500))?.items.length).toBe(1)
  expect(await queue.take(500)).toBeNull()
  expect(await queue.push(items(1), null)).toBe('abandoned')
})

test('a waiting taker is woken by a push', async () => {
  const queue = new Queue()
  const taken = queue.take(500)
  void queue.push(items(3), null)
  expect((await taken)?.items.length).toBe(3)
})
