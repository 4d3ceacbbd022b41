import { describe, expect, test } from '@jest/globals'
import { OrderPlaced, PaymentCaptured, PaymentMethodAdded, TransactionPosted, topics } from '@parpay/events'
import type { AnyMessageType } from '@parpay/events'
import { sampled, system } from '../test/sampled.js'
import { coloured, paintFor, plain } from './palette.js'
import { Sequences } from './sequences.js'
import { sighting, type Sighting } from './sighting.js'
import { watchLine } from './watch-line.js'

const at = new Date(2026, 10, 23, 13, 20, 42, 7)
const order = 'ord_01h455vb4pex5vsknk084sn02q'
const placed: Sighting = {
  at,
  service: 'checkout',
  subject: order,
  type: 'OrderPlaced',
  summary: '49.99 EUR',
  again: false,
}
const narrow = { paint: plain, columns: 80 }
const pipe = { paint: plain, columns: Infinity }

test('time, service, order, type and a few words', () => {
  expect(watchLine(placed, narrow)).toBe('13:20:42.007 checkout ord_…084sn02q OrderPlaced       49.99 EUR')
})

test('without a terminal nothing is shortened', () => {
  expect(watchLine(placed, pipe)).toBe(
    '13:20:42.007 checkout ord_01h455vb4pex5vsknk084sn02q OrderPlaced       49.99 EUR',
  )
})

describe('every message of the contract', () => {
  const types: readonly AnyMessageType[] = topics.flatMap(({ messages }) => messages)
  test.each(types.map((type) => [type.name, type] as const))('%s fits 80 columns on one line', (_, type) => {
    const tailed = sampled(type, {}, { at, headers: headersOf(type) })
    const line = watchLine(sighting(tailed, system, new Sequences()), narrow)
    expect(line).toContain(type.name)
    expect(line).not.toContain('\n')
    expect(line.length).toBeLessThanOrEqual(80)
  })
})

describe('the few words', () => {
  const legs = [
    { ledgerAccount: 'clearing', amount: 4999n },
    { ledgerAccount: 'merchant', amount: -4824n },
    { ledgerAccount: 'fees', amount: -175n },
  ]
  const wordsOf = (type: AnyMessageType, fields: object) => {
    return sighting(sampled(type, fields, { headers: headersOf(type) }), system, new Sequences()).summary
  }
  test.each([
    [OrderPlaced, { total: 4999n, currency: 'EUR' }, '49.99 EUR'],
    [OrderPlaced, { total: 500n, currency: 'JPY' }, '500 JPY'],
    [PaymentCaptured, { amount: 4999n, fee: 175n, currency: 'EUR' }, '49.99 EUR, fee 1.75'],
    [PaymentMethodAdded, { kind: 'card', brand: 'visa', last4: '4242', expires: null }, 'card, visa 4242'],
    [TransactionPosted, { kind: 'capture', currency: 'EUR', entries: legs }, 'capture, 49.99 EUR'],
  ] as const)('$name', (type, fields, words) => {
    expect(wordsOf(type, fields)).toBe(words)
  })
})

describe('a message that breaks its contract', () => {
  const broken = { ...placed, problem: 'sequence 7 came after 5: one is missing' }

  test('is red, and its reason moves to the next line where there is no room', () => {
    const [first, second] = watchLine(broken, narrow).split('\n')
    expect(watchLine(broken, { paint: coloured, columns: 80 })).toBe(coloured('red', `${first}\n${second}`))
    expect(second).toBe('             sequence 7 came after 5: one is missing')
  })

  test('has a reason of any length within 80 columns', () => {
    const lines = watchLine({ ...broken, problem: 'many words '.repeat(20) + 'x'.repeat(100) }, narrow).split('\n')
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(80)
  })

  test('is one line in a pipe', () => {
    expect(watchLine(broken, pipe)).not.toContain('\n')
  })
})

test('a repetition says so', () => {
  expect(watchLine({ ...placed, again: true }, narrow)).toContain('(again) 49.99 EUR')
})

test('services have their colours', () => {
  expect(watchLine(placed, { paint: coloured, columns: 80 })).toContain('\u001b[34mcheckout\u001b[39m')
})

test.each([
  [true, {}, true],
  [true, { NO_COLOR: '' }, true],
  [true, { NO_COLOR: '1' }, false],
  [false, {}, false],
])('colours on a terminal (%p) with %p: %p', (isTerminal, environment, expected) => {
  expect(paintFor(isTerminal, environment)).toBe(expected ? coloured : plain)
})

const headersOf = (type: AnyMessageType) => ({
  ce_specversion: '1.0',
  ce_id: '01936f0e-0000-7000-8000-000000000001',
  ce_type: type.name,
  ce_source: '/parpay/checkout',
  ce_sequence: '0000000001',
  ce_correlationid: order,
  'content-type': 'application/avro',
})
