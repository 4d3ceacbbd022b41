import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { links, renamed, story, told, typeId, uuid } from '../../test/told.js'
import type { Shape } from '../shape.js'
import type { Value } from '../value.js'
import { canonical } from './canonical.js'

const of = (message: Value, options = {}) =>
  canonical([told({ message, key: null })], { links, ...options }).aggregates[0]?.messages[0]?.message

const field = (shape: Shape) => ({ shape, required: true, personal: false, secret: false })
const due: Shape = { kind: 'union', branches: [{ kind: 'null' }, { kind: 'long', time: 'ms' }] }
const timed: Shape = {
  kind: 'record',
  open: true,
  fields: { due: field(due), since: field({ kind: 'string', time: true }), total: field({ kind: 'long' }) },
}

test('ids become names by first appearance in causal order, keys before what messages say', () => {
  const [first, second] = [typeId('ord', 7), typeId('ord', 3)]
  const messages = [
    told({
      id: uuid(2),
      cause: uuid(1),
      at: 0,
      topic: 'b',
      key: second,
      name: 'Heard',
      message: { by: first, id: uuid(9) },
    }),
    told({ id: uuid(1), at: 5, topic: 'a', key: first, message: { total: 4900n } }),
  ]
  expect(canonical(messages, { links })).toEqual({
    aggregates: [
      { topic: 'a', key: 'ord#1', messages: [{ type: 'Said', message: { total: 4900n }, headers: {} }] },
      {
        topic: 'b',
        key: 'ord#2',
        messages: [{ type: 'Heard', message: { by: 'ord#1', id: 'id#1' }, headers: {} }],
      },
    ],
    names: new Map([
      [first, 'ord#1'],
      [second, 'ord#2'],
      [uuid(9), 'id#1'],
    ]),
  })
})

test.each<{ fact: string; message: Value; becomes: Value; options?: object }>([
  { fact: 'a text with an id in it is no id', message: `of ${uuid(1)}`, becomes: `of ${uuid(1)}` },
  {
    fact: 'a TypeID has no letter that base 32 lacks',
    message: `ord_${'u'.repeat(26)}`,
    becomes: `ord_${'u'.repeat(26)}`,
  },
  { fact: 'a prefix may have an underscore', message: typeId('pay_method', 1), becomes: 'pay_method#1' },
  { fact: 'ids are found in lists', message: [uuid(1), uuid(2), uuid(1)], becomes: ['id#1', 'id#2', 'id#1'] },
  { fact: 'a field may be named by an id', message: { [uuid(1)]: 1 }, becomes: { 'id#1': 1 } },
  { fact: 'a text like a name is not taken for one', message: ['ord#1', '#time'], becomes: ['ord##1', '##time'] },
  {
    fact: 'a caller tells other ids',
    message: ['A-17', 'B-4', 'other'],
    becomes: ['id#1', 'id#2', 'other'],
    options: { isId: (text: string) => /^[A-Z]-\d+$/.test(text) },
  },
  {
    fact: 'times with a zone are dropped, dates are not',
    message: ['2026-01-02T03:04:05.678Z', '2026-01-02T03:04+01:00', '2026-01-02'],
    becomes: ['#time', '#time', '2026-01-02'],
  },
  {
    fact: 'fields the caller calls times are dropped at any depth where there is one',
    message: { until: 1_700_000_000_000n, inner: [{ until: null, from: 5 }] },
    becomes: { until: '#time', inner: [{ until: null, from: 5 }] },
    options: { times: ['until'] },
  },
  {
    fact: 'what the contract marks is a time, whatever it is called and however it is written',
    message: { due: 5n, since: 'yesterday', total: 5n, note: null },
    becomes: { due: '#time', since: '#time', total: 5n, note: null },
    options: { shapeOf: () => timed },
  },
])('$fact', ({ message, becomes, options }) => {
  expect(of(message, options)).toEqual(becomes)
})

test('only chosen headers are kept', () => {
  const messages = [told({ id: uuid(1), sender: 'shop' }), told({ id: uuid(2), cause: uuid(1), offset: 1 })]
  const { aggregates } = canonical(messages, { links, headers: ['cause', 'sender'] })
  expect(aggregates[0]?.messages.map(({ headers }) => headers)).toEqual([{ sender: 'shop' }, { cause: 'id#1' }])
})

test('a repeat is left out, unless it says something else', () => {
  const first = told({ id: uuid(1), message: { n: 1 } })
  const messages = [first, { ...first, offset: 1n }, told({ id: uuid(1), offset: 2, message: { n: 2 } })]
  expect(canonical(messages, { links }).aggregates[0]?.messages.map(({ message }) => message)).toEqual([
    { n: 1 },
    { n: 2 },
  ])
})

test('a message nested too deep is refused with its place', () => {
  let deep: Value = 1
  for (let n = 0; n < 10_000; n += 1) deep = [deep]
  expect(() => of(deep)).toThrow('talk/0 offset 0: the value is nested more than 500 levels deep')
})

describe('of any story', () => {
  test('other ids and other times give the same', () => {
    fc.assert(
      fc.property(story(), fc.nat(1_000), (messages, later) => {
        const other = canonical(messages.map(renamed(later)), { links, headers: ['cause'] })
        expect(other.aggregates).toEqual(canonical(messages, { links, headers: ['cause'] }).aggregates)
      }),
    )
  })
})
