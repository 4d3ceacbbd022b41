import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { links, story, told, uuid } from '../../test/told.js'
import { causalOrder } from './causal-order.js'
import { logOf, type StoryMessage } from './message.js'

const ids = (messages: readonly StoryMessage[]) => causalOrder(messages, links).map(({ headers }) => headers['id'])

const shuffled = (twisted = false) =>
  story(twisted).chain((messages) =>
    fc.shuffledSubarray(messages, { minLength: messages.length }).map((shuffle) => ({ messages, shuffle })),
  )

test.each([
  {
    fact: 'an effect comes after its cause, whatever their clocks say',
    messages: [
      told({ id: 'effect', cause: 'cause', topic: 'b', at: 5 }),
      told({ id: 'cause', topic: 'a', at: 10 }),
      told({ id: 'other', topic: 'c', at: 7 }),
    ],
    order: ['other', 'cause', 'effect'],
  },
  {
    fact: 'a log keeps its order, whatever its times say',
    messages: [told({ id: 'second', offset: 10, at: 1 }), told({ id: 'first', offset: 9, at: 2 })],
    order: ['first', 'second'],
  },
  {
    fact: 'what neither decides comes by time, topic, partition',
    messages: [
      told({ id: '4', at: 2, topic: 'a', offset: 8 }),
      told({ id: '3', at: 1, topic: 'b' }),
      told({ id: '2', at: 1, topic: 'a', partition: 1 }),
      told({ id: '1', at: 1, topic: 'a', partition: 0, offset: 7 }),
    ],
    order: ['1', '2', '3', '4'],
  },
  {
    fact: 'a cause nobody wrote counts as none',
    messages: [told({ id: 'b', cause: 'lost', at: 1, topic: 'b' }), told({ id: 'a', at: 2 })],
    order: ['b', 'a'],
  },
  {
    fact: 'messages without headers come by time, then offset',
    messages: [told({ offset: 2, at: 3 }), told({ offset: 1, at: 3 }), told({ topic: 'b', at: 2 })],
    order: [undefined, undefined, undefined],
  },
  {
    fact: 'a repeat stays where its log has it, and effects follow the first',
    messages: [
      told({ id: 'a', offset: 1, at: 1 }),
      told({ id: 'c', offset: 2, at: 8 }),
      told({ id: 'a', offset: 3, at: 9 }),
      told({ id: 'b', cause: 'a', topic: 'b', at: 2 }),
    ],
    order: ['a', 'b', 'c', 'a'],
  },
  {
    fact: 'messages that cause one another come by time',
    messages: [
      told({ id: 'a', cause: 'c', at: 1, topic: 'a' }),
      told({ id: 'b', cause: 'a', at: 2, topic: 'b' }),
      told({ id: 'c', cause: 'b', at: 3, topic: 'c' }),
      told({ id: 'behind', cause: 'c', at: 0, topic: 'd' }),
    ],
    order: ['a', 'b', 'c', 'behind'],
  },
  {
    fact: 'a log that contradicts a cause is believed',
    messages: [told({ id: 'effect', cause: 'cause', offset: 1 }), told({ id: 'cause', offset: 2 })],
    order: ['effect', 'cause'],
  },
  {
    fact: 'a message that names itself as its cause has none',
    messages: [told({ id: 'a', cause: 'a', at: 2, topic: 'b' }), told({ id: 'b', at: 1 })],
    order: ['b', 'a'],
  },
  {
    fact: 'a time that is none counts as 1970',
    messages: [told({ id: 'a', at: 1 }), told({ id: 'b', at: NaN, topic: 'b' })],
    order: ['b', 'a'],
  },
])('$fact', ({ messages, order }) => {
  expect(ids(messages)).toEqual(order)
  expect(ids([...messages].reverse())).toEqual(order)
})

describe('of any messages', () => {
  test('the order has each of them once, in the order of its log', () => {
    fc.assert(
      fc.property(shuffled(true), ({ messages, shuffle }) => {
        const order = causalOrder(shuffle, links)
        expect(new Set(order)).toEqual(new Set(messages))
        expect(order).toHaveLength(messages.length)
        const last = new Map<string, bigint>()
        for (const message of order) {
          expect(message.offset).toBeGreaterThan(last.get(logOf(message)) ?? -1n)
          last.set(logOf(message), message.offset)
        }
      }),
    )
  })

  test('the order does not depend on the one they were given in', () => {
    fc.assert(
      fc.property(shuffled(true), ({ messages, shuffle }) => {
        expect(causalOrder(shuffle, links)).toEqual(causalOrder(messages, links))
      }),
    )
  })

  test('each comes after its cause where no circle forbids it', () => {
    fc.assert(
      fc.property(shuffled(), ({ shuffle }) => {
        const seen = new Set<string | undefined>()
        for (const message of causalOrder(shuffle, links)) {
          const cause = links.cause(message)
          if (cause !== undefined) expect(seen).toContain(cause)
          seen.add(links.id(message))
        }
      }),
    )
  })
})

test.each([
  { shape: 'a chain', cause: (n: number) => n - 1 },
  { shape: 'one circle', cause: (n: number) => (n + 1) % 30_000 },
  { shape: 'many circles', cause: (n: number) => n ^ 1 },
  { shape: 'one cause of all', cause: () => 0 },
])('30,000 messages that are $shape, each in a log of its own, are all there', ({ cause }) => {
  const messages = Array.from({ length: 30_000 }, (_, n) =>
    told({ id: uuid(n), cause: uuid(cause(n)), partition: n, at: -n }),
  )
  expect(new Set(causalOrder(messages, links)).size).toBe(30_000)
})
