import { CancellationRequested, OrderCancelled, type Contract } from '@parpay/events'
import { expect, test } from '@jest/globals'
import { aggregate } from './aggregate.js'
import { decider, type Aggregate, type Handler } from './decider.js'
import { then } from './decision.js'
import { failure, fold, RuleFailed, type Seen, type Step } from './fold.js'
import type { Item } from './item.js'
import { outcome } from './outcome.js'

interface Counter extends Aggregate {
  readonly count: number
}
const Answered = outcome<'Answered', null>('Answered')
const contract: Contract<typeof OrderCancelled, typeof CancellationRequested> = {
  service: 'desk',
  send: [OrderCancelled],
  receive: [CancellationRequested],
}
const counting = decider(contract)<Counter>('counter')
  .on(CancellationRequested, { id: (m) => m.orderId }, (state, { orderId, reason }, { attempts }) => {
    if (reason === 'throw') throw new TypeError('no such case')
    const next = then({ id: reason === 'stray' ? 'another' : orderId, count: (state?.count ?? 0) + 1 })
    if (reason === 'ask') return next.attempt(`${orderId}:1`, null)
    if (reason === 'withdraw') return attempts.reduce((draft, { id }) => draft.withdraw(id), next)
    return next.emit(OrderCancelled, OrderCancelled.sample({ orderId, reason }))
  })
  .on(Answered, (state) => then({ id: state?.id ?? '', count: 100 }))
const { handlers } = aggregate(counting, { load: () => Promise.resolve([]), save: () => Promise.resolve(0) })
const handler = (name: string): Handler<Aggregate> => {
  const found = handlers.get(name)
  if (!found) throw new Error(name)
  return found
}
const record = { topic: 't', partition: 0, offset: 0n, key: 'k', value: null, headers: {}, time: new Date(0) }
const step = (aggregateId: string, reason: string): Step => {
  const item: Item = { origin: 'topic', record, order: null, delivery: null, fault: null }
  const payload = CancellationRequested.sample({ orderId: aggregateId, reason })
  return { item, handler: handler('CancellationRequested'), aggregateId, payload }
}
const answered = (aggregateId: string, attemptId: string): Step => {
  const rest = { correlationId: aggregateId, causationId: null, traceparent: null, tries: 1, payload: null }
  const item: Item = { origin: 'worker', kind: 'counter', attemptId, aggregateId, outcome: Answered, ...rest }
  return { item, handler: handler('Answered'), aggregateId, payload: null }
}
const five = new Map<string, Counter>([['a', { id: 'a', count: 5 }]])
const seen: Seen = { states: new Map(), reads: new Map(), attempts: new Map(), timers: new Map(), at: new Date(0) }

test('messages of one aggregate build on each other, and it is saved once', () => {
  const { states, created, emissions } = fold([step('a', 'x'), step('b', 'x'), step('a', 'y')], seen)
  expect(states).toEqual([
    { id: 'a', count: 2 },
    { id: 'b', count: 1 },
  ])
  expect([created, emissions.length]).toEqual([2, 3])
})

test('an aggregate that was loaded is not new', () => {
  const { states, created } = fold([step('a', 'x')], {
    ...seen,
    states: five,
  })
  expect([states, created]).toEqual([[{ id: 'a', count: 6 }], 0])
})

test('an attempt asked for and withdrawn in one batch is never written', () => {
  const { attempts, ended } = fold([step('a', 'ask'), step('a', 'withdraw')], seen)
  expect([attempts, ended]).toEqual([[], []])
})

test('an attempt of an earlier batch that is withdrawn ends', () => {
  const attempts = new Map([['a', [{ id: 'a:1', claimed: false }]]])
  expect(fold([step('a', 'withdraw')], { ...seen, attempts }).ended).toEqual(['a:1'])
})

test('an outcome is decided once: its attempt ends, a repeat has no effect', () => {
  const attempts = new Map([['a', [{ id: 'a:1', claimed: true }]]])
  const { states, ended } = fold([answered('a', 'a:1'), answered('a', 'a:1')], { ...seen, attempts, states: five })
  expect([states, ended]).toEqual([[{ id: 'a', count: 100 }], ['a:1']])
})

test('an outcome whose attempt is gone has no effect', () => {
  expect(fold([answered('a', 'a:1')], seen)).toMatchObject({ states: [], ended: [] })
})

test('a rule that throws names the message it failed on', () => {
  const failing = step('a', 'throw')
  expect(() => fold([step('a', 'x'), failing], seen)).toThrow(
    new RuleFailed([failure(failing.item, new TypeError('no such case'))]),
  )
})

test('a rule that answers another aggregate is a defect, not a silent write', () => {
  expect(() => fold([step('a', 'stray')], seen)).toThrow(/answered another aggregate's state/)
})
