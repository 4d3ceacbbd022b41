import { describe, expect, test } from '@jest/globals'
import { OrderPlaced } from '@parpay/events'
import { sampled, system } from '../test/sampled.js'
import { breachOf } from './breach.js'
import { Sequences } from './sequences.js'
import { sighting } from './sighting.js'

const orderId = 'ord_01h455vb4pex5vsknk084sn02q'
const headers = {
  ce_specversion: '1.0',
  ce_id: '01936f0e-0000-7000-8000-000000000001',
  ce_type: 'OrderPlaced',
  ce_source: '/parpay/checkout',
  ce_sequence: '0000000001',
  ce_correlationid: orderId,
  'content-type': 'application/avro',
}
const good = sampled(OrderPlaced, { orderId }, { headers })
const { topic, partition, offset, at, key } = good
const place = { topic, partition, offset, at, key, headers }

test('a message by its contract breaks nothing', () => {
  expect(breachOf(good, system.contract)).toBeUndefined()
})

test.each(Object.keys(headers))('without header %s it does', (name) => {
  const others = Object.fromEntries(Object.entries(headers).filter(([each]) => each !== name))
  expect(breachOf({ ...good, headers: others }, system.contract)).toBe(`header ${name} is missing`)
})

test.each([
  [
    { headers: { ...headers, ce_sequence: '7' } },
    'header ce_sequence is "7", which it may not be: it must match ^[0-9]{10}$',
  ],
  [{ headers: { ...headers, ce_type: 'OrderRejected' } }, 'header ce_type is OrderRejected, the value is OrderPlaced'],
  [{ key: 'ord_other' }, `its key is ord_other, not ${orderId}`],
  [{ key: null }, `its key is missing, not ${orderId}`],
])('%p', (change, breach) => {
  expect(breachOf({ ...good, ...change }, system.contract)).toBe(breach)
})

describe('sequence numbers', () => {
  test('go on by one, each key of each topic for itself', () => {
    const sequences = new Sequences()
    expect([1, 2, 3].map((n) => sequences.next('t', 'k', n, `id-${n}`))).toEqual([undefined, undefined, undefined])
    expect(sequences.next('t', 'other', 1, 'id-1')).toBeUndefined()
    expect(sequences.next('other', 'k', 9, 'id-9')).toBeUndefined()
  })

  test('that are missing are told, once', () => {
    const sequences = new Sequences()
    sequences.next('t', 'k', 5, 'id-5')
    expect(sequences.next('t', 'k', 7, 'id-7')).toEqual({ breach: 'a gap: sequence 7 came after 5, one is missing' })
    expect(sequences.next('t', 'k', 8, 'id-8')).toBeUndefined()
    expect(sequences.next('t', 'k', 11, 'id-11')).toEqual({ breach: 'a gap: sequence 11 came after 8, 2 are missing' })
  })

  test('may come again', () => {
    const sequences = new Sequences()
    sequences.next('t', 'k', 5, 'id-5')
    expect(sequences.next('t', 'k', 5, 'id-5')).toBe('again')
    expect(sequences.next('t', 'k', 6, 'id-6')).toBeUndefined()
  })

  test('that come again as another message are a fork, and the first stays the one to compare with', () => {
    const sequences = new Sequences()
    sequences.next('t', 'k', 5, 'first')
    const fork = { breach: 'a fork: sequence 5 was another message before (first; this is second)' }
    expect(sequences.next('t', 'k', 5, 'second')).toEqual(fork)
    expect(sequences.next('t', 'k', 5, 'first')).toBe('again')
    expect(sequences.next('t', 'k', 6, 'id-6')).toBeUndefined()
  })

  test('are remembered for the 50,000 keys seen last', () => {
    const sequences = new Sequences()
    sequences.next('t', 'first', 1, 'id-1')
    for (let n = 0; n < 50_000; n += 1) sequences.next('t', `k${n}`, 1, 'id-1')
    expect(sequences.next('t', 'first', 9, 'id-9')).toBeUndefined()
    expect(sequences.next('t', 'k49999', 9, 'id-9')).toEqual({
      breach: 'a gap: sequence 9 came after 1, 7 are missing',
    })
  })
})

test('what does not decode is seen with its reason, by its headers', () => {
  const seen = sighting({ ...place, problem: 'Schema 9 is unknown here' }, system, new Sequences())
  expect(seen).toMatchObject({ type: 'OrderPlaced', service: 'checkout', subject: orderId })
  expect(seen.problem).toBe('Schema 9 is unknown here')
})

test('a CloudEvents type of its own breaks nothing, another message of the contract does', () => {
  const typed = (ce_type: string) => breachOf({ ...good, headers: { ...headers, ce_type } }, system.contract)
  expect(typed('eu.parpay.order.placed')).toBeUndefined()
  expect(typed('PaymentCaptured')).toBe('header ce_type is PaymentCaptured, the value is OrderPlaced')
})
