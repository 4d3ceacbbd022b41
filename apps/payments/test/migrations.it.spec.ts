import { sameUuid } from '@parpay/events'
import { type Database, migrationsFolder, openDatabase } from '@parpay/messaging'
import { migrate } from '@parpay/process'
import { testDatabase } from '@parpay/stack'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { paymentStore } from '../src/payment.store.js'
import { PspTask } from '../src/psp-task.js'

const folder = new URL('../migrations/', import.meta.url)
let database: Awaited<ReturnType<typeof testDatabase>>
let tx: Database
let older: string

beforeAll(async () => {
  const postgres = process.env['PARPAY_TEST_POSTGRES']
  if (!postgres) throw new Error('integration tests are run by `npm run it`, which starts their servers')
  database = await testDatabase(postgres, 'payments')
  tx = openDatabase(database.url)
  older = await mkdtemp(join(tmpdir(), 'parpay-'))
  for (const file of ['0001-payments.sql', '0002-deposits.sql']) await cp(new URL(file, folder), join(older, file))
})
afterAll(async () => {
  await tx.close()
  await rm(older, { recursive: true })
  await database.drop()
})

const id = (n: number): string => `pay_01h455vb4pex5vsknk084sn02${n}`
const captureId = (n: number): string => sameUuid('cap', id(n))
const refundId = (n: number): string => sameUuid('ref', id(n))

it('keeps payments of before several captures and refunds, and what is asked of the PSP for them', async () => {
  const up = (payments: URL) =>
    migrate(database.ownerUrl, database.url, [
      { of: 'messaging', folder: migrationsFolder },
      { of: 'payments', folder: payments },
    ])
  await up(pathToFileURL(older))
  await tx.query(
    'payments_of_before',
    `insert into payment (id, merchant_id, account_id, order_id, currency, amount, status, ending,
                          captured, fee, refunded, fee_returned, alarms)
     values ('${id(1)}', 'mer_1', 'acc_1', 'ord_1', 'EUR', 2499, 'authorised', null, 0, 0, 0, 0, 0),
            ('${id(2)}', 'mer_1', 'acc_1', 'ord_2', 'EUR', 2499, 'capturing', null, 0, 0, 0, 0, 0),
            ('${id(3)}', 'mer_1', 'acc_1', 'ord_3', 'EUR', 2499, 'voiding', 'cancelled', 0, 0, 0, 0, 0),
            ('${id(4)}', 'mer_1', 'acc_1', 'ord_4', 'EUR', 2499, 'captured', 'cancelled', 2499, 102, 0, 0, 0),
            ('${id(5)}', 'mer_1', 'acc_1', null, 'EUR', 2499, 'captured', null, 2499, 0, 0, 0, 0)`,
  )
  await tx.query(
    'attempts_of_before',
    `insert into attempt (id, worker, kind, aggregate_id, task, correlation_id)
     select operation, 'psp', 'payment', payment, jsonb_build_object('operation', operation, 'paymentId', payment) || more, ''
     from (values ('capture', '${id(2)}', '{"amount": "2499", "currency": "EUR"}'::jsonb),
                  ('void', '${id(3)}', '{}'),
                  ('refund', '${id(4)}', '{"amount": "2499", "currency": "EUR"}')) as t(operation, payment, more)`,
  )
  await up(folder)

  const about = { merchantId: 'mer_1', accountId: 'acc_1', currency: 'EUR', amount: 2499n, ending: null, alarms: 0 }
  const nothing = { expiresAt: null, captures: [], captured: 0n, fee: 0n, refunds: [], refunded: 0n, feeReturned: 0n }
  const same = { ...about, ...nothing }
  const capture = { captureId: captureId(2), amount: 2499n, final: true }
  const taken = { captured: 2499n, fee: 102n }
  const refund = { refundId: refundId(4), amount: 2499n, reason: 'late_capture' }
  const expiresAt = expect.any(Date) as unknown
  expect(await paymentStore.load(tx, [1, 2, 3, 4, 5].map(id))).toEqual([
    { ...same, id: id(1), orderId: 'ord_1', status: 'authorised', expiresAt },
    { ...same, id: id(2), orderId: 'ord_2', status: 'capturing', captures: [capture] },
    { ...same, id: id(3), orderId: 'ord_3', status: 'voiding', ending: 'cancelled' },
    { ...same, id: id(4), orderId: 'ord_4', status: 'captured', ending: 'cancelled', ...taken, refunds: [refund] },
    { ...same, id: id(5), orderId: null, status: 'captured', captured: 2499n },
  ])

  const tasks = await tx.query<{ task: unknown }>('tasks', 'select task from attempt order by aggregate_id')
  expect(tasks.map(({ task }) => PspTask.parse(task))).toMatchObject([
    { operation: 'capture', paymentId: id(2), captureId: captureId(2), final: true, amount: '2499' },
    { operation: 'void', paymentId: id(3), captured: '0', amount: '2499', currency: 'EUR' },
    { operation: 'refund', paymentId: id(4), refundId: refundId(4), reason: 'late_capture', amount: '2499' },
  ])

  const soon = `select aggregate_id as id from timer join payment on due = expires_at
                where kind = 'payment' and name = 'authorisation' and due between now() and now() + interval '7 days'
                  and due = date_trunc('milliseconds', due)`
  expect(await tx.query('timers', soon)).toEqual([{ id: id(1) }])
})
