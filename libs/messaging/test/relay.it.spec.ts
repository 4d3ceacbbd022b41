import { CancellationRequested } from '@parpay/events'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import pg from 'pg'
import { memoryTransport, Messaging, type Database, type Transport } from '../src/index.js'
import { freshDatabase, type DatabaseFixture } from './database.fixture.js'
import { openKafka } from './kafka.fixture.js'
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
