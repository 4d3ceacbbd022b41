import { type Database, migrationsFolder, openDatabase } from '@parpay/messaging'
import { migrate } from '@parpay/process'
import { testDatabase } from '@parpay/stack'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { orderStore } from '../src/order.store.js'

const folder = new URL('../migrations/', import.meta.url)
let database: Awaited<ReturnType<typeof testDatabase>>
let tx: Database
let older: string

beforeAll(async () => {
  const postgres = process.env['PARPAY_TEST_POSTGRES']
  if (!postgres) throw new Error('integration tests are run by `npm run it`, which starts their servers')
  database = await testDatabase(postgres, 'checkout')
  tx = openDatabase(database.url)
  older = await mkdtemp(join(tmpdir(), 'parpay-'))
  await cp(new URL('0001-orders.sql', folder), join(older, '0001-orders.sql'))
})
afterAll(async () => {
  await tx.close()
  await rm(older, { recursive: true })
  await database.drop()
})

it('keeps orders of before manual capture and refunds, and lets those expire that nobody pays', async () => {
  const up = (checkout: URL) =>
    migrate(database.ownerUrl, database.url, [
      { of: 'messaging', folder: migrationsFolder },
      { of: 'checkout', folder: checkout },
    ])
  await up(pathToFileURL(older))
  await tx.query(
    'orders_of_before',
    `insert into checkout_order values ('ord_1', 'mer_1', 'acc_1', 'placed', 'EUR', 4900, 0),
                                       ('ord_2', 'mer_1', 'acc_1', 'confirmed', 'EUR', 4900, 0),
                                       ('ord_3', 'mer_1', 'acc_1', 'completed', 'EUR', 4900, 4900)`,
  )
  const before = await tx.query<{ now: Date }>('clock', 'select clock_now() as now')
  await up(folder)

  const none = { refunded: 0n, pendingCaptures: [], pendingRefunds: [] }
  const same = { ...none, merchantId: 'mer_1', accountId: 'acc_1', currency: 'EUR', total: 4900n, capture: 'automatic' }
  expect(await orderStore.load(tx, ['ord_1', 'ord_2', 'ord_3'])).toEqual([
    { ...same, id: 'ord_1', status: 'placed', authorised: 0n, captured: 0n },
    { ...same, id: 'ord_2', status: 'confirmed', authorised: 4900n, captured: 0n },
    { ...same, id: 'ord_3', status: 'completed', authorised: 4900n, captured: 4900n },
  ])
  const timers = await tx.query<{ kind: string; aggregate_id: string; name: string; due: Date }>(
    'timers',
    'select kind, aggregate_id, name, due from timer',
  )
  expect(timers).toEqual([{ kind: 'order', aggregate_id: 'ord_1', name: 'deadline', due: expect.any(Date) }])
  const week = 604_800_000
  expect(timers[0]?.due.getTime()).toBeGreaterThanOrEqual((before[0]?.now.getTime() ?? NaN) + week)
  // The runtime takes a timer by its time in milliseconds.
  expect(await tx.query('whole', `select 1 from timer where due = date_trunc('milliseconds', due)`)).toHaveLength(1)
})
