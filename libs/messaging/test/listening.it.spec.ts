import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { freshDatabase, type DatabaseFixture } from './database.fixture.js'
import { until } from './until.js'

let fixture: DatabaseFixture
beforeAll(async () => {
  fixture = await freshDatabase('listening')
})
afterAll(() => fixture.drop())

const notify = (channel: string) => fixture.database.query('notify', `select pg_notify($1, '')`, [channel])

test('a connection hears the notifications of the channels it listens to, and tells when it is lost', async () => {
  const connection = await fixture.database.connection()
  const heard: string[] = []
  await connection.listen('orders', () => heard.push('orders'))
  await connection.listen('outbox', () => heard.push('outbox'))
  for (const channel of ['nobody', 'orders', 'outbox']) await notify(channel)
  await until(
    () => heard.length === 2,
    () => `heard ${heard.join()}`,
  )
  expect(heard).toEqual(['orders', 'outbox'])
  await connection.close()
  await connection.lost
})
