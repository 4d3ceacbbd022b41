import { describe, expect, test } from '@jest/globals'
import { plain } from './palette.js'
import { byService, type ParkedKey, type ParkedList } from './parked.js'
import { discardedText, parkedText, redrivenText } from './parked-text.js'

const now = Date.parse('2026-05-01T12:05:00Z')
const key: ParkedKey = {
  topic: 'payments.payment.v1',
  key: 'ord_1',
  reason: 'poison',
  detail: 'Error: an unknown outcome',
  sequence: 2,
  missing: null,
  type: 'PaymentAuthorised',
  messageId: '01890000-0000-8000-8000-000000000000',
  correlationId: 'ord_1',
  partition: 0,
  offset: '17',
  time: '2026-05-01T12:00:00.000Z',
  since: '2026-05-01T12:00:00.000Z',
  messages: 3,
}
const list = (more: Partial<ParkedList>): ParkedList => ({
  service: 'checkout',
  paused: null,
  messages: 3,
  keys: [key],
  unreadable: [],
  ...more,
})

describe('what is parked', () => {
  test('nothing', () => {
    expect(parkedText([list({ messages: 0, keys: [] })], now, plain)).toBe('Nothing is parked.')
  })

  test('says what, where, why, since when and what to do', () => {
    expect(parkedText([list({})], now, plain)).toBe(
      [
        '3 messages are parked.',
        '',
        'checkout',
        '  ord_1 on payments.payment.v1: poison since 2026-05-01 12:00:00 UTC (5 min ago), 2 behind it',
        '    PaymentAuthorised, sequence 2: Error: an unknown outcome',
        '    when the cause is mended, try it again, or give the message up:',
        '    npx parpay redrive --service checkout --key ord_1 --topic payments.payment.v1',
        '    npx parpay discard --service checkout --key ord_1 --topic payments.payment.v1 --reason "..."',
      ].join('\n'),
    )
  })

  const only = (one: Partial<ParkedKey>): string[] =>
    parkedText([list({ keys: [{ ...key, topic: 'checkout.order.v1', ...one, messages: 1 }], messages: 1 })], now, plain)
      .split('\n')
      .slice(4)

  test('a gap: what is missing, that it closes by itself, who should send it, and what giving it up means', () => {
    const detail = 'sequence 6 of its key came, but 4 and 5 have not: on the way still, or lost'
    expect(only({ reason: 'gap', sequence: 6, missing: 4, type: 'OrderCompleted', detail })).toEqual([
      `    OrderCompleted came too early: ${detail}.`,
      '    checkout waits for them, with this key alone, and goes on by itself when they come: see that checkout, which',
      '    sends it, and Kafka run (npx parpay status). If what is missing can never come, give it up;',
      '    checkout then goes on as if it had never been:',
      '    npx parpay discard --service checkout --key ord_1 --topic checkout.order.v1 --reason "..."',
    ])
    expect(only({ reason: 'gap', sequence: 6, missing: 5 }).join('\n')).toContain('waits for it')
  })

  test('a fork: what has most likely happened, that it does not heal, how to compare, and what to do then', () => {
    expect(only({ reason: 'fork', sequence: 3, type: 'OrderCompleted', detail: 'why' })).toEqual([
      '    OrderCompleted is a fork: why.',
      '    It has had no effect at checkout. This key alone waits, and not for anything that comes by itself: there are',
      '    two histories of it now. Compare them:',
      '    npx parpay watch --order ord_1 --since beginning',
      '    Put right at checkout what differs; then give this message up, and what waits behind it is applied:',
      '    npx parpay discard --service checkout --key ord_1 --topic checkout.order.v1 --reason "..."',
    ])
    const text = only({ reason: 'fork', key: 'acc_1', topic: 'accounts.account.v1' }).join('\n')
    expect(text).toContain('npx parpay watch accounts.account.v1 --since beginning')
    expect(text).toContain('Put right at accounts')
    expect(only({ reason: 'fork', topic: 'acme.loyalty.v1' }).join('\n')).toContain('Put right at its sender')
  })

  test('of neither there is anything to try again', () => {
    for (const reason of ['gap', 'fork'] as const)
      expect(only({ reason, missing: 1 }).join('\n')).not.toContain('redrive')
  })

  test('a record that cannot be read is named by its place', () => {
    const record = { topic: 't', partition: 1, offset: '9', key: null, detail: 'no key', since: key.since }
    const text = parkedText([list({ keys: [], unreadable: [record], messages: 1 })], now, plain)
    expect(text).toContain('1 message is parked.')
    expect(text).toContain('discard --service checkout --record t/1/9 --reason')
  })

  test('what is not in the list is counted, and why a service is paused is said', () => {
    const text = parkedText([list({ messages: 10, paused: 'paused, because' })], now, plain)
    expect(text).toContain('checkout\n  paused, because\n')
    expect(text).toMatch(/\.\.\. and 7 messages more$/)
  })

  test('instances of a service share it; one of them may be paused', () => {
    expect(byService([list({}), list({ paused: 'why' }), list({ service: 'edge' })])).toEqual([
      list({ paused: 'why' }),
      list({ service: 'edge' }),
    ])
  })
})

test('a redrive says which key goes on, and what stands in the way of another', () => {
  const one = { service: 'checkout', topic: 't', key: 'ord_1', released: 3, obstacle: null }
  const two = { ...one, key: 'ord_2', released: 0, obstacle: { reason: 'poison', sequence: 2, detail: 'Error: no' } }
  expect(redrivenText([one, two], plain)).toBe(
    'checkout: ord_1 on t goes on, after 3 messages.\ncheckout: ord_2 on t is parked still: poison at sequence 2: Error: no',
  )
})

test('a discard says what was given up, and whether the key goes on', () => {
  const done = { service: 'edge', topic: 't', key: 'ord_1', discarded: 'sequence 2', released: 1, obstacle: null }
  expect(discardedText(done, plain)).toBe(
    'edge: gave up, on t, of ord_1, sequence 2; the reason is kept.\nedge: ord_1 on t goes on, after 1 message.',
  )
})
