import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { anyText } from '../../test/any-text.js'
import { links, story, told, typeId, uuid, type Told } from '../../test/told.js'
import { journey } from './journey.js'
import { journeyText, type JourneyTextOptions } from './journey-text.js'

const text = (messages: readonly Told[], options?: JourneyTextOptions) =>
  journeyText(journey(messages.map(told), links), options)

const order: readonly Told[] = [
  { name: 'OrderSubmitted', id: '1', at: 1_000, key: 'ord_1', sender: 'edge', topic: 'a' },
  { name: 'OrderPlaced', id: '2', cause: '1', at: 1_012, key: 'ord_1', sender: 'checkout', topic: 'b' },
  { name: 'PaymentAuthorised', id: '3', cause: '2', at: 1_110, key: 'pay_1', sender: 'payments', topic: 'c' },
  { name: 'OrderConfirmed', id: '4', cause: '3', at: 1_108, key: 'ord_1', sender: 'checkout', topic: 'd' },
  { name: 'Posted', id: '5', cause: '2', at: 3_600, key: null, sender: 'accounts', topic: 'e' },
]

test.each([
  {
    fact: 'an order',
    messages: order,
    tree: `
OrderSubmitted ord_1                                           edge        +0 ms
└─ OrderPlaced ord_1                                           checkout   +12 ms
   ├─ PaymentAuthorised pay_1                                  payments   +98 ms
   │  └─ OrderConfirmed ord_1                                  checkout    -2 ms
   └─ Posted                                                   accounts  +2.58 s
`,
  },
  {
    fact: 'two trees, the second with a cause that was not seen and one that came again',
    messages: [
      { name: 'A', id: '1', at: 0, sender: 'x' },
      { name: 'B', id: '2', cause: 'gone', at: 70_000, sender: 'y', topic: 'b' },
      { name: 'B', id: '2', cause: 'gone', at: 70_001, sender: 'y', topic: 'b', offset: 1, message: { n: 1 } },
      { name: 'C', id: '3', cause: '2', at: 7_500_000, topic: 'c' },
      { name: 'C', id: '3', cause: '2', at: 7_500_000, topic: 'c', offset: 1 },
    ],
    tree: `
A k                                                               x        +0 ms
B k ×2                                                            y  +1 min 10 s
│  ! its cause gone was not seen
│  ! a repeat says something else under the same id
└─ C k ×2                                                             +2 h 3 min
`,
  },
  {
    fact: 'a circle',
    messages: [
      { name: 'A', id: '1', cause: '2', at: 0, topic: 'a' },
      { name: 'B', id: '2', cause: '1', at: 1, topic: 'b' },
    ],
    tree: `
A k                                                                        +0 ms
│  ! its cause 2 comes after it
└─ B k                                                                     +1 ms
`,
  },
  {
    fact: 'control characters, which neither colour nor forge a line',
    messages: [{ name: '\u001b[31mA\nB', key: '\u202ekey', sender: 'x\ty' }],
    tree: `
\\u{1b}[31mA\\u{a}B \\u{202e}key                                     x\\u{9}y  +0 ms
`,
  },
  { fact: 'nothing', messages: [], tree: '\n' },
])('the tree of $fact', ({ messages, tree }) => {
  expect(text(messages)).toBe(tree.slice(1))
})

test.each([
  {
    fact: 'shows up to four fields that the caller chooses',
    message: { name: 'Paid', sender: 'shop' },
    fields: ['4,900 EUR', 'card', 'third', 'fourth', 'fifth'],
    line: 'Paid k 4,900 EUR card third fourth                                   shop  +0 ms',
  },
  {
    fact: 'is cut where it is too long',
    message: { name: 'Paid', sender: 'shop' },
    fields: ['a field that tells much more than anybody wants to know at a glance'],
    line: 'Paid k a field that tells much more than anybody wants to know at …  shop  +0 ms',
  },
  {
    fact: 'has a shorter key before anything is cut',
    message: { name: 'AVeryLongNameOfAMessageThatTakesHalf', key: typeId('ord', 1), sender: 'checkout' },
    fields: [],
    line: 'AVeryLongNameOfAMessageThatTakesHalf ord_…000001                 checkout  +0 ms',
  },
])('a line $fact', ({ message, fields, line }) => {
  expect(text([message], { summary: () => fields })).toBe(`${line}\n`)
})

test('the caller colours pieces', () => {
  const paint: JourneyTextOptions['paint'] = (part, piece) => `<${part}>${piece}</${part}>`
  expect(text(order.slice(0, 1), { paint, width: 30 })).toBe(
    '<name>OrderSubmitted</name><key> ord_1</key>     <time>+0 ms</time>\n',
  )
})

test('no line is longer than the width', () => {
  const anything = fc.record({
    name: anyText(),
    key: anyText(),
    more: fc.string(),
  })
  fc.assert(
    fc.property(story(true), anything, fc.integer({ min: 1, max: 120 }), (messages, { name, key, more }, width) => {
      const odd = messages.map((message) => ({ ...message, type: { name }, key }))
      const lines = journeyText(journey(odd, links), { width, summary: () => [more] }).split('\n')
      expect(Math.max(...lines.map((line) => Array.from(line).length))).toBeLessThanOrEqual(width)
    }),
  )
})

test('a chain of 20,000 causes is drawn', () => {
  const chain = Array.from({ length: 20_000 }, (_, n) => ({ id: uuid(n), cause: uuid(n - 1), partition: n }))
  const lines = text(chain).split('\n')
  expect(lines).toHaveLength(20_002)
  expect(lines.at(-2)).toContain('└─ Said k')
})
