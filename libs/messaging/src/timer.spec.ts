import { CancellationRequested, OrderCancelled, type Contract } from '@parpay/events'
import { describe, expect, test } from '@jest/globals'
import { aggregate } from './aggregate.js'
import { decider, type Aggregate } from './decider.js'
import { deciding, firing } from './deciding.js'
import { then, unchanged } from './decision.js'
import { fold, RuleFailed, type Seen, type Step } from './fold.js'
import type { Item } from './item.js'

interface Kettle extends Aggregate {
  readonly boils: number
}
const contract: Contract<typeof OrderCancelled, typeof CancellationRequested> = {
  service: 'kitchen',
  send: [OrderCancelled],
  receive: [CancellationRequested],
}
const inMinutes = (at: Date, minutes: number): Date => new Date(at.getTime() + minutes * 60_000)
const kettles = decider(contract)<Kettle>('kettle')
  .onTimer('boiled', (kettle, { due }, _, at) => {
    const boiled = then({ ...kettle, boils: kettle.boils + 1 })
    if (kettle.boils === 9) throw new Error('burnt through')
    return kettle.boils > 0
      ? boiled
      : boiled.at(inMinutes(at, 1), 'boiled').emit(OrderCancelled, OrderCancelled.sample({ reason: due.toISOString() }))
  })
  .on(CancellationRequested, { id: (m) => (m.reason === 'not for kettles' ? null : m.orderId) }, (kettle, m, _, at) => {
    const next = then(kettle ?? { id: m.orderId, boils: 0 })
    if (m.reason === 'on') return next.at(inMinutes(at, 3), 'boiled')
    return m.reason === 'off' ? next.cancelTimer('boiled') : unchanged
  })
const wired = aggregate(kettles, { load: () => Promise.resolve([]), save: () => Promise.resolve(0) })
const start = new Date('2026-01-01T12:00:00Z')
const request = (reason: string) => CancellationRequested.sample({ orderId: 'k', reason })
const decided = (reason: string) => deciding(kettles, undefined, CancellationRequested, request(reason), { at: start })

describe('a decision', () => {
  test('sets a timer', () => {
    expect(decided('on').timers).toEqual([{ name: 'boiled', when: new Date('2026-01-01T12:03:00Z') }])
  })

  test('takes a timer back', () => {
    expect(decided('off').timers).toEqual([{ name: 'boiled', when: null }])
  })

  test('of a timer is told when it was due, and may set it again', () => {
    const { state, timers, messages } = firing(kettles, { id: 'k', boils: 0 }, 'boiled', {
      due: start,
      at: inMinutes(start, 1),
    })
    expect(state).toEqual({ id: 'k', boils: 1 })
    expect(timers).toEqual([{ name: 'boiled', when: new Date('2026-01-01T12:02:00Z') }])
    expect(messages).toMatchObject([{ type: 'OrderCancelled', message: { reason: '2026-01-01T12:00:00.000Z' } }])
  })

  test.each([[new Date(Number.NaN)], [new Date(-1)], [new Date(8.64e15)]])('refuses %s as a time', (when) => {
    expect(() => then({ id: 'k' }).at(when, 'boiled')).toThrow('timer boiled is set to what is no time')
  })

  test('sets no timer without a rule: that does not compile', () => {
    const strict = decider(contract)<Kettle>('kettle')
    // @ts-expect-error there is no onTimer('boild', ...)
    strict.on(CancellationRequested, { id: (m) => m.orderId }, (_, m) =>
      then({ id: m.orderId, boils: 0 }).at(start, 'boild'),
    )
    expect(strict.timers.size).toBe(0)
  })

  test('two rules for one timer are refused', () => {
    expect(() => kettles.onTimer('boiled', () => unchanged)).toThrow('kettle already has a rule for its timer boiled')
  })
})

describe('in one batch', () => {
  const record = { topic: 't', partition: 0, offset: 0n, key: 'k', value: null, headers: {}, time: start }
  const message = (reason: string): Step => {
    const handler = wired.handlers.get('CancellationRequested')
    if (!handler) throw new Error('no rule')
    const item: Item = { origin: 'topic', record, order: null, delivery: null, fault: null }
    return { item, handler, aggregateId: 'k', payload: request(reason) }
  }
  const boiled = (): Step => {
    const handler = wired.timers.get('boiled')
    if (!handler) throw new Error('no rule')
    const cause = { correlationId: 'k', causationId: null, traceparent: null, tries: 0 }
    const item: Item = { origin: 'timer', kind: 'kettle', aggregateId: 'k', name: 'boiled', due: start, ...cause }
    return { item, handler, aggregateId: 'k', payload: { name: 'boiled', due: start } }
  }
  const seen = (boils?: number): Seen => ({
    states: new Map(boils === undefined ? [] : [['k', { id: 'k', boils }]]),
    ...{ reads: new Map(), attempts: new Map(), timers: wired.timers, at: start },
  })
  const changes = (...steps: Step[]) => fold(steps, seen(0)).timers.map(({ change }) => change)

  test('the last of several changes counts', () => {
    expect(changes(message('on'), message('off'))).toEqual([{ name: 'boiled', when: null }])
    expect(changes(message('off'), message('on'))).toEqual([{ name: 'boiled', when: inMinutes(start, 3) }])
  })

  test('a timer that a message takes back or sets anew does not fire', () => {
    for (const reason of ['off', 'on']) {
      const { states, emissions } = fold([message(reason), boiled()], seen(0))
      expect([states, emissions]).toEqual([[{ id: 'k', boils: 0 }], []])
    }
  })

  test('a timer fires after messages that leave it alone', () => {
    expect(fold([message('look'), boiled()], seen(0)).states).toEqual([{ id: 'k', boils: 1 }])
  })

  test('a rule that fails, or whose aggregate is gone, names the timer', () => {
    expect(() => fold([boiled()], seen(9))).toThrow(RuleFailed)
    expect(() => fold([boiled()], seen())).toThrow('k is not there')
  })

  test('a timer without a rule is refused where the compiler was deceived', () => {
    expect(() => fold([message('on')], { ...seen(0), timers: new Map() })).toThrow('timer boiled has no rule')
  })
})
