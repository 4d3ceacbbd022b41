import { CancellationRequested } from '@parpay/events'
import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { admit } from './inbox.js'
import type { InboxRow } from './inbox.store.js'
import type { RecordItem } from './item.js'

const topic = CancellationRequested.topic
let offset = 0n

const item = (subject: string, sequence: number, { wanted = true, fault = null as string | null } = {}): RecordItem => {
  const envelope = {
    id: `${subject}-${sequence}`,
    sequence,
    correlationId: subject,
    causationId: null,
    traceparent: null,
    time: new Date(0),
  }
  const record = { topic, partition: 0, offset: offset++, key: subject, value: null, headers: {}, time: new Date(0) }
  const delivery = { type: CancellationRequested, message: {}, topic, key: subject, ...envelope }
  return { origin: 'topic', record, order: { subject, envelope }, delivery: wanted && !fault ? delivery : null, fault }
}
const row = (subject: string, last: number, blocked = false): InboxRow => ({ topic, subject, last, blocked })
const applied = (items: readonly RecordItem[], known: readonly InboxRow[] = []): string[] =>
  admit(items, known, new Map()).deliveries.map(({ delivery }) => delivery.id)

test('the next of each key is applied', () => {
  expect(applied([item('a', 1), item('b', 4), item('a', 2)], [row('b', 3)])).toEqual(['a-1', 'b-4', 'a-2'])
})

test('what was received before is dropped, within a batch and across batches', () => {
  expect(applied([item('a', 1), item('a', 1), item('b', 3)], [row('b', 3)])).toEqual(['a-1'])
})

test('a type the service does not receive advances the key and has no effect', () => {
  const { deliveries, rows, parked } = admit([item('a', 1, { wanted: false })], [], new Map())
  expect([deliveries, rows, parked]).toEqual([[], [row('a', 1)], []])
})

test('a faulty message is parked with all behind it on its key, and no other', () => {
  const items = [item('a', 1, { fault: 'broken bytes' }), item('b', 1), item('a', 2)]
  const { deliveries, parked, rows } = admit(items, [], new Map())
  expect(deliveries.map(({ delivery }) => delivery.id)).toEqual(['b-1'])
  expect(parked.map(({ sequence, reason, detail }) => [sequence, reason, detail])).toEqual([
    [1, 'poison', 'broken bytes'],
    [2, 'behind', 'an earlier message of its key is parked'],
  ])
  expect(rows).toEqual([row('a', 2, true), row('b', 1)])
})

test('a message that failed in a rule is parked', () => {
  const failed = item('a', 1)
  const { deliveries, parked } = admit([failed], [], new Map([[failed, 'a rule threw']]))
  expect([deliveries.length, parked[0]?.reason, parked[0]?.detail]).toEqual([0, 'poison', 'a rule threw'])
})

test('a message after a gap is parked, and the one that was missing is still the next', () => {
  const { parked, rows } = admit([item('a', 3)], [row('a', 1)], new Map())
  expect(parked.map(({ reason, detail }) => [reason, detail])).toEqual([['gap', 'sequence 3 after 1']])
  expect(rows).toEqual([row('a', 1, true)])
})

test('a record that cannot be put in order is set aside and blocks nothing', () => {
  const unreadable: RecordItem = { ...item('a', 1), order: null, delivery: null }
  const { parked, rows, deliveries } = admit([unreadable, item('a', 1)], [], new Map())
  expect([parked[0]?.reason, rows, deliveries.length]).toEqual(['unreadable', [row('a', 1)], 1])
})

test('however a log repeats itself, each message is applied once, in order', () => {
  // A broker's log may repeat a stretch, but what comes first of each message comes in order.
  const log = fc.array(fc.nat({ max: 12 }), { maxLength: 30 }).map((rewinds) => {
    const sequences: number[] = []
    let next = 1
    for (const rewind of rewinds) {
      const from = Math.max(1, next - rewind)
      for (let n = from; n <= next; n += 1) sequences.push(n)
      next += 1
    }
    return { sequences, last: next - 1 }
  })
  fc.assert(
    fc.property(log, fc.nat({ max: 40 }), ({ sequences, last }, cut) => {
      const items = sequences.map((n) => item('a', n))
      const first = admit(items.slice(0, cut), [], new Map())
      const second = admit(items.slice(cut), first.rows, new Map())
      const all = [...first.deliveries, ...second.deliveries].map(({ delivery }) => delivery.sequence)
      expect(all).toEqual(Array.from({ length: last }, (_, n) => n + 1))
    }),
  )
})
