import { expect, test } from '@jest/globals'
import { links, told, typeId, type Told } from '../../test/told.js'
import { canonical } from './canonical.js'
import { difference } from './difference.js'
import { differenceText, type DifferenceTextOptions } from './difference-text.js'

const key = typeId('ord', 1)
const topic = 'checkout.order.v1'
const form = (messages: readonly Told[]) =>
  canonical(
    messages.map((message, offset) => told({ key, topic, offset, ...message })),
    { links },
  )
const text = (expected: readonly Told[], actual: readonly Told[], options?: DifferenceTextOptions) =>
  differenceText(difference(form(expected), form(actual)), options)

const begun = ['OrderPlaced', 'OrderPaid', 'OrderConfirmed'].map((name) => ({ name }))
const completed = (total: bigint) => ({ name: 'OrderCompleted', message: { total, currency: 'EUR' } })

test.each<{ fact: string; expected: readonly Told[]; actual: readonly Told[]; lines: string }>([
  { fact: 'nothing', expected: begun, actual: begun, lines: '' },
  {
    fact: 'another message',
    expected: [...begun, { name: 'OrderCompleted', message: { total: 4900n } }],
    actual: [...begun, { name: 'OrderDeclined', message: { reason: 'insufficient_funds' } }],
    lines: `ord#1 (${key}) on checkout.order.v1: 3 messages alike, then
- expected OrderCompleted { total: 4900n }
+ got      OrderDeclined { reason: "insufficient_funds" }
`,
  },
  {
    fact: 'another value, of which the fields alike are not told',
    expected: [...begun.slice(0, 1), completed(4900n)],
    actual: [...begun.slice(0, 1), completed(5000n)],
    lines: `ord#1 (${key}) on checkout.order.v1: 1 message alike, then
- expected OrderCompleted { total: 4900n }
+ got      OrderCompleted { total: 5000n }
`,
  },
  {
    fact: 'one missing and later one too many',
    expected: [completed(1n), ...begun],
    actual: [...begun, completed(1n)],
    lines: `ord#1 (${key}) on checkout.order.v1:
- expected OrderCompleted { total: 1n, currency: "EUR" }
  3 messages alike, then
+ got      OrderCompleted { total: 1n, currency: "EUR" }
`,
  },
  {
    fact: 'messages without a key, and control characters',
    expected: [],
    actual: [{ name: '\u001b[2J', key: null, message: { 'a\nb': '\u009b' } }],
    lines: `messages without a key on checkout.order.v1:
+ got      \\u{1b}[2J { "a\\nb": "\\u{9b}" }
`,
  },
])('$fact', ({ expected, actual, lines }) => {
  expect(text(expected, actual)).toBe(lines)
})

test('no more than so many are printed, and how many more there are', () => {
  const orders = ['a', 'b', 'c'].flatMap((name) =>
    Array.from({ length: 4 }, (_, offset) => ({ key: name, offset, name: `${name}${offset}` })),
  )
  expect(text(orders, [], { most: 4, mostOfOne: 3 })).toBe(`a on checkout.order.v1:
- expected a0 {}
- expected a1 {}
- expected a2 {}
  and 1 more of it
b on checkout.order.v1:
- expected b0 {}
  and 3 more of it
and 4 more
`)
})

test('a line is cut at the width', () => {
  const message = { text: 'x'.repeat(100) }
  expect(text([{ name: 'A', message }], [], { width: 30 })).toBe(`ord#1 (ord_01h455vb4pex5vsknk…
- expected A { text: "xxxxxxx…
`)
})
