import { expect, test } from '@jest/globals'
import { barContract, began, coffee, recorded, recordingOf } from '../../test/bar.fixture.js'
import { ReplayInvalid } from '../replay/refused.js'
import type { Line, RecordedMessage } from '../recording/line.js'
import { describeCopy } from './describe-copy.js'
import { planCopy } from './plan-copy.js'

const planned = (...lines: Line[]) => planCopy(recordingOf(...lines), barContract, { prefix: 'c-' })
const ordered = (more: Partial<RecordedMessage> = {}): RecordedMessage => ({
  ...recorded('Ordered', 'table-4', { orderId: 'table-4', drink: 'tea' }),
  ...more,
})

test('every record is copied as it is, and every topic of the contract is there', () => {
  const lines = coffee(1)
  const { records, topics, others } = planned(...lines, { kind: 'clock', at: new Date(began + 60_000) })
  expect(records.map(({ message }) => message)).toEqual(lines)
  expect(records.map(({ topic, elapsed }) => `${topic} ${elapsed}`)).toEqual([
    'c-bar.request 0',
    'c-bar.order 10',
    'c-kitchen.drink 20',
    'c-bar.order 30',
  ])
  expect(records[0]?.bytes.toString()).toBe(JSON.stringify(lines[0]?.value))
  expect(topics.map(({ name }) => name).sort()).toEqual(['c-bar.order', 'c-bar.request', 'c-kitchen.drink'])
  expect(others).toBe(1)
})

test('a topic has as many partitions as it takes', () => {
  const { topics } = planned(ordered({ partition: 6 }), ordered({ partition: 2 }))
  expect(topics.find(({ name }) => name === 'c-bar.request')?.partitions).toBe(7)
})

test.each<[string, Partial<RecordedMessage>, string]>([
  ['a partition of ten digits', { partition: 2_147_483_647 }, 'a copy has at most 1000 partitions.'],
  ['a time before 1970', { at: new Date(-1) }, 'Kafka has no times before 1970.'],
  ['a topic of 249 characters', { topic: 'x'.repeat(249) }, `c-${'x'.repeat(249)} is too long for a topic.`],
  ['a topic that is not in the contract', { topic: 'bar.till' }, 'The contract has no topic bar.till.'],
  ['a value that does not fit', { value: { drink: 'tea' } }, 'orderId'],
])('%s is refused with its line', (_, more, reason) => {
  const plan = () => planned(ordered(), ordered(more))
  expect(plan).toThrow(ReplayInvalid)
  expect(plan).toThrow(/^Line 3 \(/)
  expect(plan).toThrow(reason)
})

test('a recording without records is refused', () => {
  expect(() => planned({ kind: 'clock', at: new Date(began) })).toThrow('The recording has no records to copy.')
})

test('what would be sent, a line a record', () => {
  const late = ordered({ at: new Date(began + 1_500), key: 'a\u001b[2J' })
  const clock: Line = { kind: 'clock', at: new Date(began) }
  expect(describeCopy(planned(ordered(), late, clock))).toBe(`\
    0.000 s  send     Ordered table-4 to c-bar.request[0]
    1.500 s  send     Ordered a\\u{1b}[2J to c-bar.request[0]
not sent: 1 line that is no record
`)
})
