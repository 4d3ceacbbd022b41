import { CancellationRequested } from '@parpay/events'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import pg from 'pg'
import {
  kafkaTransport,
  MemoryBroker,
  memoryTransport,
  Messaging,
  type Database,
  type Transport,
} from '../src/index.js'
import { freshDatabase, type DatabaseFixture } from './database.fixture.js'
import { kafkaTopics, openKafka } from './kafka.fixture.js'
import { numbered, senderContract } from './tally.js'
import { until } from './until.js'

let sending: DatabaseFixture
let running: Messaging[]
beforeEach(async () => {
  sending = await freshDatabase('sender')
  running = []
})
afterEach(async () => {
  await Promise.all(running.map((member) => member.stop({ within: 3000 })))
  await sending.drop()
})

function startSender(transport: Transport, database: Database = sending.database): Messaging {
  const sender = new Messaging({ contract: senderContract, database, transport })
  sender.start()
  running.push(sender)
  return sender
}
const outbox = async (): Promise<number> => (await sending.database.query('outbox', 'select 1 from outbox')).length

test('messages that are together larger than a broker takes at once are published in parts', async () => {
  const sender = startSender(await openKafka())
  const reason = 'x'.repeat(400_000)
  await sending.database.transaction((tx) =>
    sender.append(
      tx,
      [1, 2, 3, 4].map((n) => ({ ...numbered('ord_1', n), message: CancellationRequested.sample({ reason }) })),
    ),
  )
  sender.wake()
  await until(
    async () => (await outbox()) === 0,
    () => `not published: ${sender.health().reasons.join(', ')}`,
  )
})

test('a message the broker refuses for good is named by health; those before it are published', async () => {
  const at = await kafkaTopics({ 'max.message.bytes': '2000' })
  const sender = startSender(kafkaTransport({ ...at, clientId: 'sender' }))
  const named = /^the outbox waits for its row 2 \(CancellationRequested of ord_2 for \S+\), which the broker refuses: /
  const large = CancellationRequested.sample({ orderId: 'ord_2', reason: 'x'.repeat(4000) })
  await sending.database.transaction((tx) =>
    sender.append(tx, [numbered('ord_1', 1), { ...numbered('ord_2', 1), message: large }, numbered('ord_3', 1)]),
  )
  sender.wake()
  await until(
    async () => (await outbox()) === 2 && named.test(sender.health().reasons.join()),
    async () => `${await outbox()} rows: ${sender.health().reasons.join()}`,
  )
  await sending.database.query('give_up', 'delete from outbox where id = 2')
  await until(
    async () => (await outbox()) === 0 && sender.health().reasons.length === 0,
    async () => `${await outbox()} rows: ${sender.health().reasons.join()}`,
  )
})

test('rows that cannot be deleted are not published again and again, and not tried without a pause', async () => {
  let deletes = 0
  let published = 0
  const counting: Database = {
    ...sending.database,
    async connection() {
      const connection = await sending.database.connection()
      return {
        ...connection,
        query(name, sql, params) {
          if (name === 'relay_delete') deletes += 1
          return connection.query(name, sql, params)
        },
      }
    },
  }
  const transport = memoryTransport()
  const sender = startSender(
    {
      ...transport,
      producer: () => ({
        ...transport.producer(),
        send(records) {
          published += records.length
          return Promise.resolve()
        },
      }),
    },
    counting,
  )
  const owner = new pg.Client(sending.ownerUrl)
  await owner.connect()
  const role = new URL(sending.url).username
  await owner.query(`revoke delete on outbox from ${role}`)
  await sending.database.transaction((tx) => sender.append(tx, [numbered('ord_1', 1)]))
  sender.wake()
  await until(
    () => deletes >= 2,
    () => 'nothing was published',
  )
  expect([published, deletes]).toEqual([1, 2])
  await owner.query(`grant delete on outbox to ${role}`)
  await until(
    async () => (await outbox()) === 0,
    () => 'the published row is still there',
  )
  await owner.end()
  expect(published).toBe(1)
})

test('relays whose connections are cut again and again publish everything, each key in order', async () => {
  const broker = new MemoryBroker()
  const instances = [startSender(memoryTransport(broker)), startSender(memoryTransport(broker))]
  const superuser = new pg.Client(process.env['PARPAY_TEST_POSTGRES'])
  await superuser.connect()
  const [keys, last] = [['ord_1', 'ord_2', 'ord_3'], 60]
  for (let n = 1; n <= last; n += 1) {
    const sender = instances[n % 2]
    await sending.database
      .transaction(
        (tx) =>
          sender?.append(
            tx,
            keys.map((key) => numbered(key, n)),
          ) ?? Promise.resolve(),
      )
      .catch(() => {
        n -= 1 // cut as well: once more
      })
    sender?.wake()
    if (n % 10 === 0)
      await superuser.query(
        'select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and pid <> pg_backend_pid()',
        [new URL(sending.url).pathname.slice(1)],
      )
  }
  await superuser.end()
  await until(
    async () => (await outbox().catch(() => 1)) === 0,
    () => 'not all was published',
  )
  for (const key of keys) {
    const sequences = [0, 1, 2]
      .flatMap((partition) => broker.log(CancellationRequested.topic, partition))
      .filter((record) => record.key === key)
      .map(({ headers }) => Number(headers['ce_sequence']))
    const firsts = sequences.filter((sequence, i) => sequences.indexOf(sequence) === i)
    expect(firsts).toEqual(Array.from({ length: last }, (_, n) => n + 1))
  }
})
