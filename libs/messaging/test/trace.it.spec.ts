import { CancellationRequested, OrderCancelled, type Contract } from '@parpay/events'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import {
  aggregate,
  decider,
  MemoryBroker,
  memoryTransport,
  Messaging,
  outcome,
  retryLater,
  settled,
  silent,
  then,
  unchanged,
  worker,
  type Log,
} from '../src/index.js'
import { freshDatabase, type DatabaseFixture } from './database.fixture.js'
import { numbered, senderContract, type Tally } from './tally.js'
import { tallyStore, tallyTable } from './tally.store.js'
import { until } from './until.js'

const traceId = '4bf92f3577b34da6a3ce929d0e0e4736'
const traceparent = `00-${traceId}-00f067aa0ba902b7-01`

const Called = outcome<'Called', null>('Called')
const contract: Contract<typeof OrderCancelled, typeof CancellationRequested> = {
  service: 'caller',
  send: [OrderCancelled],
  receive: [CancellationRequested],
}
const cancelled = (orderId: string, reason: string) => OrderCancelled.sample({ orderId, reason })
/** Publishes at once and asks for a call; publishes again when it has been made. `poison` cannot be processed. */
const caller = decider(contract)<Tally>('tally')
  .on(CancellationRequested, { id: (m) => m.orderId }, (_, { orderId, reason }) => {
    if (reason === 'poison') throw new Error('this one cannot be processed')
    return then({ id: orderId, seen: 'asked' })
      .emit(OrderCancelled, cancelled(orderId, 'asked'))
      .attempt(`${orderId}:call`, null)
  })
  .on(Called, (state) => (state ? then(state).emit(OrderCancelled, cancelled(state.id, 'called')) : unchanged))

let receiving: DatabaseFixture
let sending: DatabaseFixture
let broker: MemoryBroker
let running: Messaging[]
let calls: (string | null)[]
let lines: { words: string; fields: object }[]

beforeEach(async () => {
  ;[receiving, sending] = await Promise.all([freshDatabase('caller', tallyTable), freshDatabase('sender')])
  broker = new MemoryBroker()
  calls = []
  lines = []
  const keep = (fields: object, words: string): void => void lines.push({ words, fields })
  const log: Log = { ...silent, warn: keep, error: keep }
  const phone = worker({
    name: 'phone',
    concurrency: 1,
    task: { parse: () => null },
    call: ({ traceparent, tries }) => {
      calls.push(traceparent)
      return Promise.resolve(tries === 1 ? retryLater('no answer') : settled(Called, null))
    },
  })
  running = [
    new Messaging({
      contract,
      aggregates: [aggregate(caller, tallyStore, { worker: 'phone' })],
      workers: [phone],
      database: receiving.database,
      transport: memoryTransport(broker),
      log,
    }),
    new Messaging({ contract: senderContract, database: sending.database, transport: memoryTransport(broker) }),
  ]
  for (const member of running) member.start()
})
afterEach(async () => {
  await Promise.all(running.map((member) => member.stop({ within: 1000 })))
  await Promise.all([receiving.drop(), sending.drop()])
})

async function send(n: number | 'poison', trace?: string): Promise<void> {
  const [, sender] = running
  await sending.database.transaction(
    (tx) =>
      sender?.append(tx, [{ ...numbered('ord_1', n), ...(trace && { traceparent: trace }) }]) ?? Promise.resolve(),
  )
  sender?.wake()
}
const traces = (topic: string): (string | undefined)[] =>
  [0, 1, 2].flatMap((partition) => broker.log(topic, partition).map(({ headers }) => headers['traceparent']))
const published = (count: number): Promise<void> =>
  until(
    () => traces(OrderCancelled.topic).length === count,
    () => `published: ${traces(OrderCancelled.topic).length}`,
  )

test('a trace goes with the message, the messages it causes, the calls, and what their outcomes cause', async () => {
  await send(1, traceparent)
  await published(2)
  expect(traces(CancellationRequested.topic)).toEqual([traceparent])
  expect(traces(OrderCancelled.topic)).toEqual([traceparent, traceparent])
  expect(calls).toEqual([traceparent, traceparent])
})

test('none is made up for a message without one', async () => {
  await send(1)
  await published(2)
  expect([...traces(CancellationRequested.topic), ...traces(OrderCancelled.topic)]).toEqual([
    undefined,
    undefined,
    undefined,
  ])
  expect(calls).toEqual([null, null])
})

test('log lines name the message, the flow and the trace', async () => {
  await send('poison', traceparent)
  const line = (words: string): object | undefined => lines.find((one) => one.words === words)?.fields
  await until(
    () => line('parked a message') !== undefined,
    () => JSON.stringify(lines),
  )
  const [sent] = [0, 1, 2].flatMap((partition) => broker.log(CancellationRequested.topic, partition))
  expect(line('parked a message')).toMatchObject({
    type: 'CancellationRequested',
    messageId: sent?.headers['ce_id'],
    correlationId: 'ord_1',
    traceId,
  })
})

test('log lines name the attempt, the flow and the trace', async () => {
  await send(1, traceparent)
  await published(2)
  expect(lines.find(({ words }) => words === 'outcome unknown, trying again')?.fields).toMatchObject({
    worker: 'phone',
    attempt: 'ord_1:call',
    correlationId: 'ord_1',
    traceId,
  })
})
