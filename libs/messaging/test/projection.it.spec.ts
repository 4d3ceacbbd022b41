import { CancellationRequested, OrderCancelled, type Contract } from '@parpay/events'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { memoryTransport, Messaging, projection } from '../src/index.js'
import { freshDatabase, type DatabaseFixture } from './database.fixture.js'
import { numbered, senderContract } from './tally.js'
import { until } from './until.js'

const contract: Contract<typeof OrderCancelled, typeof CancellationRequested> = {
  service: 'diary',
  send: [OrderCancelled],
  receive: [CancellationRequested],
}
/** Writes entries; the table refuses the word "forbidden", as a constraint that a rule did not foresee would. */
const diary = projection(contract, 'diary', [CancellationRequested], async (tx, deliveries, emit) => {
  await tx.query(
    'diary_write',
    'insert into diary (subject, sequence, entry) select * from unnest($1::text[], $2::int[], $3::text[])',
    [deliveries.map((d) => d.key), deliveries.map((d) => d.sequence), deliveries.map((d) => d.message.reason)],
  )
  for (const delivery of deliveries)
    emit(OrderCancelled, OrderCancelled.sample({ orderId: delivery.key, reason: delivery.message.reason }), delivery)
})
const table = `create table diary (subject text, sequence int, entry text check (entry <> 'poison'), primary key (subject, sequence))`

let reading: DatabaseFixture
let sending: DatabaseFixture
let running: Messaging[]
beforeEach(async () => {
  ;[reading, sending] = await Promise.all([freshDatabase('diary', table), freshDatabase('sender')])
  const transport = memoryTransport()
  running = [
    new Messaging({ contract: senderContract, database: sending.database, transport }),
    new Messaging({ contract, projections: [diary], database: reading.database, transport }),
  ]
  for (const member of running) member.start()
})
afterEach(async () => {
  await Promise.all(running.map((member) => member.stop({ within: 1000 })))
  await Promise.all([reading.drop(), sending.drop()])
})

async function send(...messages: readonly [string, number | 'poison'][]): Promise<void> {
  const [sender] = running
  await sending.database.transaction(
    (tx) =>
      sender?.append(
        tx,
        messages.map(([key, n]) => numbered(key, n)),
      ) ?? Promise.resolve(),
  )
  sender?.wake()
}
const entries = async (): Promise<string[]> =>
  (
    await reading.database.query<{ line: string }>(
      'entries',
      `select subject || ' ' || entry as line from diary order by subject, sequence`,
    )
  ).map(({ line }) => line)

test('a batch is applied and what it emits is published, once each', async () => {
  await send(['a', 1], ['b', 1], ['a', 2])
  await until(
    async () => (await entries()).length === 3,
    async () => JSON.stringify(await entries()),
  )
  expect(await entries()).toEqual(['a 1', 'a 2', 'b 1'])
  const emitted = await reading.database.query('emitted', 'select subject, last::int from outbox_sequence order by 1')
  expect(emitted).toEqual([
    { subject: 'a', last: 2 },
    { subject: 'b', last: 1 },
  ])
})

test('a statement that fails for one message parks that message and applies the rest of the batch', async () => {
  await send(['a', 1], ['b', 'poison'], ['c', 1], ['b', 2])
  const parked = () => reading.database.query('parked', 'select subject, reason from parked order by id')
  await until(
    async () => (await parked()).length === 2,
    async () => JSON.stringify(await entries()),
  )
  await until(
    async () => (await entries()).length === 2,
    async () => JSON.stringify(await entries()),
  )
  expect(await entries()).toEqual(['a 1', 'c 1'])
  expect(await parked()).toEqual([
    { subject: 'b', reason: 'poison' },
    { subject: 'b', reason: 'behind' },
  ])
})
