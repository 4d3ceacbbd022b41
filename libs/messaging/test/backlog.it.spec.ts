import { CancellationRequested, PaymentCaptured, type Contract } from '@parpay/events'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import {
  memoryTransport,
  Messaging,
  type CommittedBatch,
  type Count,
  type Metrics,
  type Transport,
} from '../src/index.js'
import { freshDatabase, type DatabaseFixture } from './database.fixture.js'
import { openKafka } from './kafka.fixture.js'
import { contract, numbered, senderContract, tallies } from './tally.js'
import { tallyTable } from './tally.store.js'
import { until } from './until.js'

let receiving: DatabaseFixture
let sending: DatabaseFixture
let running: Messaging[]
beforeEach(async () => {
  ;[receiving, sending] = await Promise.all([freshDatabase('tally', tallyTable), freshDatabase('sender')])
  running = []
})
afterEach(async () => {
  await Promise.all(running.map((member) => member.stop({ within: 2000 })))
  await Promise.all([receiving.drop(), sending.drop()])
})

/** Keeps what the runtime reports. */
function counting() {
  const batches: CommittedBatch[] = []
  const published: Count[] = []
  const metrics: Metrics = {
    committed: (batch) => void batches.push(batch),
    published: (counts) => void published.push(...counts),
    retried: () => undefined,
  }
  const sum = (counts: readonly Count[]): number => counts.reduce((total, { messages }) => total + messages, 0)
  return {
    metrics,
    batches,
    applied: () => sum(batches.flatMap((batch) => batch.applied)),
    published: () => sum(published),
  }
}

describe.each<[string, () => Promise<Transport>]>([
  ['in memory', () => Promise.resolve(memoryTransport())],
  ['Kafka', openKafka],
])('a service reports (%s)', (_, transportOf) => {
  test('what it did, what waits, and how far it is behind', async () => {
    const transport = await transportOf()
    const sender = new Messaging({ contract: senderContract, database: sending.database, transport })
    const seen = counting()
    const tally = new Messaging({
      contract,
      aggregates: [tallies],
      database: receiving.database,
      transport,
      metrics: seen.metrics,
    })
    running.push(sender, tally)
    const send = (...numbers: (number | 'poison')[]) =>
      sending.database.transaction((tx) =>
        sender.append(
          tx,
          numbers.map((n) => numbered('ord_1', n)),
        ),
      )
    await send(1, 2, 3)
    expect(await sender.backlog()).toMatchObject({ outbox: 3, parked: [], attempts: [], positions: [] })
    await until(
      async () => (await sender.backlog()).outboxAge > 0,
      () => 'the oldest row has no age',
    )
    const lag = async (): Promise<number> =>
      (await tally.lag(await tally.backlog())).reduce((total, { messages }) => total + messages, 0)

    sender.start()
    await until(
      async () => (await lag()) === 3,
      async () => `lag: ${await lag()}`,
    )
    await until(
      async () => (await sender.backlog()).outbox === 0,
      () => 'the outbox does not empty',
    )
    expect(await sender.backlog()).toMatchObject({ outboxAge: 0 })

    tally.start()
    await until(
      async () => (await lag()) === 0 && seen.published() === 3,
      async () => `lag: ${await lag()}, published: ${seen.published()}`,
    )
    expect(seen.batches.flatMap(({ applied }) => applied)).toContainEqual({
      topic: CancellationRequested.topic,
      type: 'CancellationRequested',
      messages: expect.any(Number),
    })
    expect(seen.applied()).toBe(3)
    for (const { deciding, transaction } of seen.batches) expect(deciding).toBeLessThan(transaction)
    expect(seen.batches.some(({ deciding }) => deciding > 0)).toBe(true)

    await send('poison')
    sender.wake()
    await until(
      async () => (await tally.backlog()).parked.length > 0,
      () => 'nothing was parked',
    )
    expect((await tally.backlog()).parked).toEqual([{ reason: 'poison', messages: 1 }])
    expect(await tally.missingTopics()).toEqual([])
  })
})

test('topics that are not there are named', async () => {
  const transport = await openKafka()
  const more: Contract<typeof CancellationRequested | typeof PaymentCaptured, never> = {
    ...senderContract,
    send: [CancellationRequested, PaymentCaptured],
  }
  const sender = new Messaging({ contract: more, database: sending.database, transport })
  running.push(sender)
  expect(await sender.missingTopics()).toEqual([PaymentCaptured.topic])
  expect(await sender.missingTopics()).toEqual([PaymentCaptured.topic]) // asking has not made it
})
