import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { links, story, told, uuid } from '../../test/told.js'
import { CausalHold } from './causal-hold.js'
import { causalOrder } from './causal-order.js'

const cause = told({ id: 'cause', topic: 'a', at: 10 })
const effect = told({ id: 'effect', cause: 'cause', topic: 'b', at: 9 })

test('an effect that arrives first waits for its cause', () => {
  const hold = new CausalHold(links)
  hold.add(effect, 1_000)
  expect(hold.take(1_050)).toEqual({ wait: 150 })
  hold.add(cause, 1_100)
  expect(hold.take(1_100)).toEqual({ message: cause })
  expect(hold.take(1_100)).toEqual({ message: effect })
  expect(hold.take(1_100)).toBeUndefined()
})

test('it waits no longer than it was told to', () => {
  const hold = new CausalHold(links, { hold: 50 })
  hold.add(effect, 1_000)
  expect(hold.take(1_049)).toEqual({ wait: 1 })
  expect(hold.take(1_050)).toEqual({ message: effect })
})

test('what has no cause, or itself, does not wait', () => {
  const hold = new CausalHold(links)
  const own = told({ id: 'own', cause: 'own' })
  for (const message of [cause, own]) {
    hold.add(message, 0)
    expect(hold.take(0)).toEqual({ message })
  }
})

test('a log keeps its order, and what waits behind waits no longer either', () => {
  const hold = new CausalHold(links)
  const behind = told({ id: 'behind', topic: 'b', offset: 1, at: 11 })
  hold.add(effect, 0)
  hold.add(behind, 120)
  expect(hold.waiting).toBe(2)
  expect(hold.take(120)).toEqual({ wait: 80 })
  expect(hold.take(200)).toEqual({ message: effect })
  expect(hold.take(200)).toEqual({ message: behind })
  expect(hold.waiting).toBe(0)
})

test('of several that may go, the earliest goes', () => {
  const hold = new CausalHold(links)
  hold.add(cause, 0)
  const earlier = told({ topic: 'c', at: 5 })
  hold.add(earlier, 1)
  expect(hold.take(1)).toEqual({ message: earlier })
})

test('the latest ids are remembered, the oldest are not', () => {
  const hold = new CausalHold(links, { remember: 10 })
  for (let n = 0; n < 25; n += 1) {
    hold.add(told({ id: uuid(n), offset: n }), 0)
    hold.take(0)
  }
  const after = (n: number) => told({ id: `after ${n}`, cause: uuid(n), topic: `t${n}` })
  hold.add(after(15), 0)
  expect(hold.take(0)).toEqual({ message: after(15) })
  hold.add(after(3), 0)
  expect(hold.take(0)).toEqual({ wait: 200 })
})

test('what arrives within the time comes out as the causal order of all has it where causes decide', () => {
  fc.assert(
    fc.property(story(), (messages) => {
      const hold = new CausalHold(links)
      for (const message of causalOrder(messages, links)) hold.add(message, 0)
      const seen = new Set<string | undefined>()
      for (let next = hold.take(0); next && 'message' in next; next = hold.take(0)) {
        const named = links.cause(next.message)
        if (named !== undefined) expect(seen).toContain(named)
        seen.add(links.id(next.message))
      }
      expect(seen.size).toBe(messages.length)
    }),
  )
})

test('many in one log come out in its order', () => {
  const hold = new CausalHold(links)
  const messages = Array.from({ length: 2_500 }, (_, n) => told({ id: uuid(n), offset: n }))
  for (const message of messages) hold.add(message, 0)
  for (const message of messages) expect(hold.take(0)).toEqual({ message })
  expect(hold.take(0)).toBeUndefined()
})
