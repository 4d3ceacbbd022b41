import { expect, test } from '@jest/globals'
import { readHeaders, recordOf } from './headers.js'
import type { IncomingRecord } from './transport.js'

const row = {
  id: 9n,
  topic: 'checkout.order.v1',
  subject: 'ord_1',
  sequence: 12n,
  type: 'OrderPlaced',
  messageId: '018f0000-0000-8000-8000-000000000001',
  correlationId: 'ord_1',
  causationId: '018f0000-0000-8000-8000-000000000000',
  traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
  value: Buffer.of(0),
  time: new Date(5),
}
const incoming = (headers: Record<string, string | undefined>, key: string | null = 'ord_1'): IncomingRecord => {
  const kept: Record<string, string> = {}
  for (const [name, value] of Object.entries(headers)) if (value !== undefined) kept[name] = value
  return { topic: row.topic, partition: 0, offset: 0n, key, value: row.value, headers: kept, time: row.time }
}

test('a row becomes a CloudEvent in binary mode', () => {
  expect(recordOf(row, 'checkout')).toEqual({
    topic: 'checkout.order.v1',
    key: 'ord_1',
    value: row.value,
    time: new Date(5),
    headers: {
      ce_specversion: '1.0',
      ce_id: row.messageId,
      ce_type: 'OrderPlaced',
      ce_source: '/parpay/checkout',
      ce_sequence: '0000000012',
      ce_correlationid: 'ord_1',
      ce_causationid: row.causationId,
      traceparent: row.traceparent,
      'content-type': 'application/avro',
    },
  })
})

test('the first message of a flow has no cause, and one that is not traced no trace', () => {
  const { headers } = recordOf({ ...row, causationId: null, traceparent: null }, 'edge')
  expect(headers).not.toHaveProperty('ce_causationid')
  expect(headers).not.toHaveProperty('traceparent')
})

test('what was written is read again', () => {
  const { headers } = recordOf(row, 'checkout')
  expect(readHeaders(incoming(headers))).toMatchObject({
    subject: 'ord_1',
    type: 'OrderPlaced',
    envelope: {
      id: row.messageId,
      sequence: 12,
      correlationId: 'ord_1',
      causationId: row.causationId,
      traceparent: row.traceparent,
      time: row.time,
    },
  })
})

const { headers } = recordOf(row, 'checkout')
test.each<[string, IncomingRecord]>([
  ['no key', incoming(headers, null)],
  ['no type', incoming({ ...headers, ce_type: undefined })],
  ['no id', incoming({ ...headers, ce_id: undefined })],
  ['an id that is no UUID', incoming({ ...headers, ce_id: '1' })],
  ['no sequence', incoming({ ...headers, ce_sequence: undefined })],
  ['a sequence of zero', incoming({ ...headers, ce_sequence: '0000000000' })],
  ['a negative sequence', incoming({ ...headers, ce_sequence: '-000000001' })],
  ['a sequence that is no number', incoming({ ...headers, ce_sequence: '1e9' })],
])('a record with %s cannot be put in order', (_, record) => {
  expect(readHeaders(record)).toBeNull()
})
