import { OrderPlaced } from '@parpay/events'
import { expect, test } from '@jest/globals'
import type { Item, RecordItem } from './item.js'
import { outcome } from './outcome.js'
import { tracedItems, tracedRecords, untraced, type Attributes, type Tracing } from './tracing.js'
import type { OutgoingRecord } from './transport.js'

const trace = (span: number): string => `00-4bf92f3577b34da6a3ce929d0e0e4736-${String(span).padStart(16, '0')}-01`

/** Gives each step the next span id, and keeps what it was told. */
function recording() {
  const steps: { parent: string | null; name: string; kind: string; attributes: Attributes; ended?: string }[] = []
  const tracing: Tracing = {
    start(parent, kind, name, attributes) {
      const step: (typeof steps)[number] = { parent, kind, name, attributes: attributes() }
      const nth = steps.push(step)
      return {
        traceparent: trace(nth),
        end: ({ failure = 'well' } = {}) => {
          step.ended = failure
        },
      }
    },
  }
  return { tracing, steps }
}

const message = OrderPlaced.sample({})
const envelope = { id: 'ce_1', sequence: 1, correlationId: 'ord_1', causationId: null, time: new Date(0) }
function placed(traceparent: string | null, received = true): RecordItem {
  const { topic } = OrderPlaced
  const record = { topic, partition: 2, offset: 7n, key: 'ord_1', value: null, headers: {}, time: new Date(0) }
  const delivery = { type: OrderPlaced, message, topic, key: 'ord_1', ...envelope, traceparent }
  const order = { subject: 'ord_1', envelope: { ...envelope, traceparent } }
  return { origin: 'topic', record, order, delivery: received ? delivery : null, fault: null }
}
const answered = (traceparent: string): Item => ({
  origin: 'worker',
  kind: 'payment',
  attemptId: 'capture:cap_1',
  aggregateId: 'pay_1',
  outcome: outcome('PspCaptured'),
  payload: null,
  correlationId: 'ord_1',
  causationId: null,
  traceparent,
  tries: 1,
})
const record = (traceparent?: string): OutgoingRecord => ({
  topic: OrderPlaced.topic,
  key: 'ord_1',
  value: Buffer.of(),
  headers: { ce_type: 'OrderPlaced', ce_id: 'ce_1', ce_correlationid: 'ord_1', ...(traceparent && { traceparent }) },
  time: new Date(0),
})

test('each traced message of a batch is a step of its own, from which goes on what follows', () => {
  const { tracing, steps } = recording()
  const items = [placed(trace(90)), placed(null), placed(trace(91))]
  const { traced, end } = tracedItems(tracing, 'payments', items)
  const contexts = traced.map((item) => item.origin === 'topic' && item.order?.envelope.traceparent)
  expect(contexts).toEqual([trace(1), null, trace(2)])
  expect(traced.map((item) => item.origin === 'topic' && item.delivery?.traceparent)).toEqual(contexts)
  end()
  expect(steps.map(({ parent, kind, name, ended }) => [parent, kind, name, ended])).toEqual([
    [trace(90), 'consumer', 'process OrderPlaced', 'well'],
    [trace(91), 'consumer', 'process OrderPlaced', 'well'],
  ])
  expect(steps[0]?.attributes).toMatchObject({
    'messaging.message.id': 'ce_1',
    'messaging.message.conversation_id': 'ord_1',
    'messaging.batch.message_count': 3,
  })
})

test('an outcome is a step too; a message of a type that is not received is none', () => {
  const { tracing, steps } = recording()
  const { traced, end } = tracedItems(tracing, 'payments', [placed(trace(90), false), answered(trace(91))])
  expect(traced[1]).toMatchObject({ attemptId: 'capture:cap_1', traceparent: trace(1) })
  end('abandoned')
  expect(steps.map(({ parent, name, ended }) => [parent, name, ended])).toEqual([
    [trace(91), 'decide PspCaptured', 'abandoned'],
  ])
})

test('a record carries the step that sent it', () => {
  const { tracing, steps } = recording()
  const { traced, end } = tracedRecords(tracing, [record(), record(trace(90))])
  end()
  expect(traced.map(({ headers }) => headers['traceparent'])).toEqual([undefined, trace(1)])
  expect(steps).toMatchObject([{ parent: trace(90), kind: 'producer', name: 'send OrderPlaced', ended: 'well' }])
})

test('untraced, everything stays as it is', () => {
  const items = [placed(trace(90))]
  const records = [record(trace(90))]
  expect(tracedItems(untraced, 'payments', items).traced).toBe(items)
  expect(tracedRecords(untraced, records).traced).toBe(records)
})
