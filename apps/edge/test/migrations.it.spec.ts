import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { migrationsFolder, openDatabase, type Database } from '@parpay/messaging'
import { migrate } from '@parpay/process'
import { testDatabase } from '@parpay/stack'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { findAccount } from '../src/account.store.js'
import { balances } from '../src/merchant-entry.store.js'
import { orderView } from '../src/order-view.js'
import { findOrder } from '../src/shown-order.store.js'

const folder = new URL('../migrations/', import.meta.url)
let database: Awaited<ReturnType<typeof testDatabase>>
let tx: Database
let older: string

beforeAll(async () => {
  const postgres = process.env['PARPAY_TEST_POSTGRES']
  if (!postgres) throw new Error('integration tests are run by `npm run it`, which starts their servers')
  database = await testDatabase(postgres, 'edge_migrations')
  tx = openDatabase(database.url)
  older = await mkdtemp(join(tmpdir(), 'parpay-'))
  for (const file of ['0001-edge.sql', '0002-deposits.sql', '0003-feed.sql'])
    await cp(new URL(file, folder), join(older, file))
})
afterAll(async () => {
  await tx.close()
  await rm(older, { recursive: true })
  await database.drop()
})

const order = (suffix: string) => `ord_01h455vb4pex5vsknk084sn0${suffix}`

test('orders and accounts of before captures, refunds and freezing are shown as they were', async () => {
  const up = (edge: URL) =>
    migrate(database.ownerUrl, database.url, [
      { of: 'messaging', folder: migrationsFolder },
      { of: 'edge', folder: edge },
    ])
  await up(pathToFileURL(older))
  await tx.query(
    'orders_of_before',
    `insert into "order" (id, merchant_id, status, created_at, account_id, payment_method_id, method, currency, total,
                          lines, capture, expires_at, metadata, payment_id, payment_authorised, payment_captured,
                          payment_refunded)
     select id, 'mer_1', status, now(), 'acc_1', 'pm_1', 'card', 'EUR', 4900, '[]', 'automatic', now(), '{}',
            'pay' || substr(id, 4), 4900, captured, refunded
     from (values ($1, 'confirmed', 0, 0), ($2, 'completed', 4900, 0), ($3, 'cancelled', 4900, 4900))
          as o(id, status, captured, refunded)`,
    [order('2a'), order('2b'), order('2c')],
  )
  const refund = order('2c').replace('ord', 'ref')
  await tx.query('refund_of_before', `insert into refund values ($1, $2, 'succeeded', 4900)`, [refund, order('2c')])
  await tx.query(
    'account_of_before',
    `insert into account (id, merchant_id, status, currency, created_at) values ('acc_1', 'mer_1', 'open', 'EUR', now())`,
  )
  await up(folder)

  const shown = async (id: string) => {
    const found = await findOrder(tx, 'mer_1', id)
    return found && orderView(found)
  }
  const capture = (id: string) => ({ id: id.replace('ord', 'cap'), status: 'succeeded', amount: 4_900, final: true })
  expect(await shown(order('2a'))).toMatchObject({ captures: [], refunds: [], payment: { status: 'authorised' } })
  expect(await shown(order('2b'))).toMatchObject({
    ...{ captures: [capture(order('2b'))], refunds: [], payment: { status: 'captured', refunded: 0 } },
  })
  expect(await shown(order('2c'))).toMatchObject({
    captures: [capture(order('2c'))],
    refunds: [{ id: refund, status: 'succeeded', amount: 4_900 }],
    payment: { captured: 4_900, refunded: 4_900 },
  })
  expect(await findAccount(tx, 'mer_1', 'acc_1')).toMatchObject({ status: 'open' })
  expect(await balances(tx, 'mer_1')).toEqual([])
})
