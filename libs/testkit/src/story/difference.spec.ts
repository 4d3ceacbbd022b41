import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { links, renamed, story, told, typeId, uuid } from '../../test/told.js'
import { canonical } from './canonical.js'
import { difference } from './difference.js'
import type { StoryMessage } from './message.js'

const form = (messages: readonly StoryMessage[]) => canonical(messages, { links })
const without = (messages: readonly StoryMessage[], at: number) => messages.filter((_, n) => n !== at)

/** One letter a message of one order: its type, and with a digit what it says. */
const told1 = (letters: string) =>
  form(
    letters
      .split(' ')
      .map((letter, offset) => told({ name: letter.charAt(0), offset, message: { n: letter.slice(1) } })),
  )

test.each([
  { expected: 'a b c', actual: 'a b c', kinds: [] },
  { expected: 'a b c', actual: 'a c', kinds: ['missing 1'] },
  { expected: 'a c', actual: 'a b c', kinds: ['unexpected 1'] },
  { expected: 'a b c', actual: 'a x c', kinds: ['changed 1'] },
  { expected: 'a b1 c', actual: 'a b2 c', kinds: ['changed 1'] },
  { expected: 'a b1 c', actual: 'a x b2 c', kinds: ['unexpected 1', 'changed 1'] },
  { expected: 'a x b1 c', actual: 'a b2 c', kinds: ['missing 1', 'changed 2'] },
  { expected: 'a b', actual: 'b a', kinds: ['missing 0', 'unexpected 2'] },
  { expected: 'a b c', actual: 'a', kinds: ['missing 1', 'missing 2'] },
])('where $expected is expected, $actual differs in $kinds', ({ expected, actual, kinds }) => {
  const found = difference(told1(expected), told1(actual))
  expect(found.map(({ kind, position }) => `${kind} ${position}`)).toEqual(kinds)
})

test('a change has the paths that differ, with both values', () => {
  const message = { total: 4900n, items: [{ n: 1 }, { n: 2 }], same: true, gone: 'x' }
  const other = { total: 5000n, items: [{ n: 1 }, { n: 3 }, { n: 4 }], same: true }
  const [found] = difference(form([told({ message })]), form([told({ message: other })]))
  expect(found).toMatchObject({
    kind: 'changed',
    changes: [
      { path: 'message.total', expected: 4900n, actual: 5000n },
      { path: 'message.items[1].n', expected: 2, actual: 3 },
      { path: 'message.items[2]', expected: undefined, actual: { n: 4 } },
      { path: 'message.gone', expected: 'x', actual: undefined },
    ],
  })
})

test('a bigint and a number are not the same', () => {
  expect(difference(form([told({ message: 1n })]), form([told({ message: 1 })]))).toHaveLength(1)
})

test('an aggregate that is not in the other story differs in each message, with its id', () => {
  const [one, other] = [typeId('ord', 1), typeId('pay', 1)]
  const found = difference(form([told({ key: one })]), form([told({ key: other })]))
  expect(found).toMatchObject([
    { kind: 'missing', key: 'ord#1', ids: { expected: one } },
    { kind: 'unexpected', key: 'pay#1', ids: { actual: other } },
  ])
})

test('aggregates whose ids are made anew are told apart by what they mention that is the same', () => {
  const cups = (...of: readonly [cup: number, order: number][]) =>
    form(
      of.flatMap(([cup, order], offset) => [
        told({ topic: 'orders', key: typeId('ord', order), offset, at: offset }),
        told({ topic: 'cups', key: uuid(cup), offset, at: offset, message: { order: typeId('ord', order) } }),
      ]),
    )
  expect(difference(cups([1, 1], [2, 2]), cups([3, 2], [4, 1]))).toEqual([])
})

test('at the end of a disturbed replay only the last messages count', () => {
  expect(difference(told1('a b c'), told1('b a c'), { finalOnly: true })).toEqual([])
  expect(difference(told1('a b c'), told1('a b d'), { finalOnly: true })).toMatchObject([
    { kind: 'changed', position: 0 },
  ])
})

test('at the end of a disturbed replay each message of a ledger counts, in any order', () => {
  const whole = ['talk']
  expect(difference(told1('a b c'), told1('c a b'), { finalOnly: true, whole })).toEqual([])
  expect(difference(told1('a b'), told1('a b b'), { finalOnly: true, whole })).toMatchObject([{ kind: 'unexpected' }])
  expect(difference(told1('a b1'), told1('b2 a'), { finalOnly: true, whole })).toMatchObject([{ kind: 'changed' }])
})

/** Orders with a payment each, of few amounts, of which many look alike. */
const orders = (from: number) =>
  Array.from({ length: 40 }, (_, n) => {
    const [order, payment] = [typeId('ord', from + n), typeId('pay', from + n)]
    const at = n * 10
    const message = (more: number) => ({ offset: n * 3 + more, at: at + more, id: uuid(from * 100 + n * 10 + more) })
    return [
      told({ ...message(0), name: 'Placed', topic: 'orders', key: order, message: { payment, total: n % 4 } }),
      told({ ...message(1), name: 'Paid', topic: 'payments', key: payment, message: { order, fee: n % 3 } }),
      told({ ...message(2), name: 'Closed', topic: 'orders', key: order, message: { payment } }),
    ]
  }).flat()

describe('a message less among orders that look alike is one difference', () => {
  test.each([0, 1, 2, 60, 61, 62, 119])('message %i', (at) => {
    const found = difference(form(orders(0)), form(without(orders(500), at)))
    expect(found.map(({ kind }) => kind)).toEqual(['missing'])
  })
})

describe('of any story', () => {
  test('it does not differ from itself, nor from itself with other ids and times', () => {
    fc.assert(
      fc.property(story(), fc.nat(1_000), (messages, later) => {
        expect(difference(form(messages), form(messages))).toEqual([])
        expect(difference(form(messages), form(messages.map(renamed(later))))).toEqual([])
      }),
    )
  })

  test('one message less is one that is missing', () => {
    fc.assert(
      fc.property(story(), fc.nat(), (messages, nth) => {
        fc.pre(messages.length > 0)
        const found = difference(form(messages), form(without(messages, nth % messages.length)))
        expect(found).toMatchObject([
          { kind: 'missing', expected: { type: messages[nth % messages.length]?.type.name } },
        ])
      }),
    )
  })

  test('so it is where ids were replaced and the caller says by which', () => {
    fc.assert(
      fc.property(story(), fc.nat(), (messages, nth) => {
        fc.pre(messages.length > 0)
        const again = messages.map(renamed(5))
        const same = new Map(messages.map(({ key }, n) => [key ?? '', again[n]?.key ?? '']))
        const mentioned = messages.map(({ message }) => message as { order: string })
        mentioned.forEach(({ order }) => same.set(order, order.replace('ord_01h4', 'ord_01h5')))
        const found = difference(form(messages), form(without(again, nth % messages.length)), { same })
        expect(found.map(({ kind }) => kind)).toEqual(['missing'])
      }),
    )
  })

  test('one message more is one that is unexpected', () => {
    fc.assert(
      fc.property(story(), fc.nat(), (messages, nth) => {
        fc.pre(messages.length > 0)
        const found = difference(form(without(messages, nth % messages.length)), form(messages))
        expect(found.map(({ kind }) => kind)).toEqual(['unexpected'])
      }),
    )
  })
})
