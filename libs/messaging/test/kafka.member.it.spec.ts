import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { createTopics } from '@parpay/stack'
import { randomUUID } from 'node:crypto'
import {
  kafkaTransport,
  silent,
  type Consumer,
  type IncomingRecord,
  type RecordsHandler,
  type Transport,
} from '../src/index.js'
import { kafkaBrokers, openKafka } from './kafka.fixture.js'
import { recordOf } from './record.js'
import { until } from './until.js'

let transport: Transport
let open: { close(within: number): Promise<void> }[]
beforeEach(async () => {
  transport = await openKafka()
  open = []
})
afterEach(async () => {
  await Promise.all(open.map((one) => one.close(3000)))
  await transport.topics().close()
})

const topic = recordOf('any', 1).topic
function join(handle: RecordsHandler): Consumer {
  const consumer = transport.consumer({ group: 'members', topics: [topic], handle })
  open.push(consumer)
  return consumer
}
const keys = Array.from({ length: 20 }, (_, n) => `ord_${n}`)
/** One record for each key: every partition has some. */
async function sendAll(sequence: number): Promise<void> {
  const producer = transport.producer()
  open.push(producer)
  await producer.send(keys.map((key) => ({ ...recordOf(key, sequence), key, value: Buffer.from(String(sequence)) })))
}
const taken = new Map<string, number>()
const taking: RecordsHandler = (records: readonly IncomingRecord[]) => {
  for (const { key, headers } of records) taken.set(key ?? '', Number(headers['ce_sequence']))
  return Promise.resolve('committed')
}
const allTaken = (sequence: number) =>
  until(
    () => keys.every((key) => taken.get(key) === sequence),
    () =>
      `${keys.filter((key) => taken.get(key) !== sequence).length} of ${keys.length} keys wait for a member that is gone`,
  )

test('a member closed at whatever moment of its start is gone, and keeps no partition from the others', async () => {
  for (const moment of [0, 20, 60, 100, 150, 200, 300, 500]) {
    const closing = join(() => Promise.resolve('abandoned'))
    await new Promise((resolve) => setTimeout(resolve, moment)) // Waits because the moment is what the test is about
    await closing.close(20)
  }
  join(taking)
  await sendAll(1)
  await allTaken(1)
  expect(taken.size).toBe(keys.length)
})

test('topics that do not exist yet are waited for', async () => {
  const brokers = kafkaBrokers()
  const prefix = `${randomUUID()}.`
  let refused = 0
  const log = {
    ...silent,
    warn() {
      refused += 1
    },
  }
  transport = kafkaTransport({ brokers, clientId: 'early', prefix, log })
  join(taking)
  await until(
    () => refused > 0, // told once, however often it tries
    () => 'joined a group for topics that do not exist',
  )
  await createTopics(brokers, [{ name: topic, partitions: 3, replicas: 1, config: {} }], prefix)
  await sendAll(2)
  await allTaken(2)
})

test('what a member has handled is not read again by the one after it, nor by one that joins beside it', async () => {
  const again: number[] = []
  const recording: RecordsHandler = (records, signal) => {
    again.push(...records.map(({ headers }) => Number(headers['ce_sequence'])))
    return taking(records, signal)
  }
  const first = join(taking)
  await sendAll(1)
  await allTaken(1)
  join(recording)
  await sendAll(2)
  await allTaken(2)
  await first.close(5000)
  await sendAll(3)
  await allTaken(3)
  expect(again.filter((sequence) => sequence === 1)).toEqual([])
})
