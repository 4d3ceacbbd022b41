import { readdir, readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { testDatabase, type TestDatabase } from '@parpay/stack'
import pg from 'pg'
import { verify } from '../src/verify.js'
import { VerifyStore } from '../src/verify.store.js'

const services = ['payments', 'checkout', 'accounts'] as const
const databases = new Map<string, TestDatabase>()
let store: VerifyStore

beforeAll(async () => {
  for (const service of services) {
    const database = await testDatabase(process.env.PARPAY_TEST_POSTGRES ?? '', `verify_${service}`)
    databases.set(service, database)
    for (const sql of await migrations(service)) {
      const role = new URL(database.url).username
      await change(service, `SET parpay.runtime_role = '${role}'; ${sql}`)
    }
  }
  const url = (service: string) => databases.get(service)?.ownerUrl ?? ''
  store = new VerifyStore({ payments: url('payments'), checkout: url('checkout'), accounts: url('accounts') })
})
afterAll(async () => {
  for (const database of databases.values()) await database.drop()
})

/** The services' own tables, and the runtime's, which they refer to: this reads what they write. */
async function migrations(service: string): Promise<string[]> {
  const [runtime, own] = await Promise.all([filesOf('libs/messaging'), filesOf(`apps/${service}`)])
  return [...runtime, ...own]
}

async function filesOf(project: string): Promise<string[]> {
  const folder = new URL(`../../../${project}/migrations/`, import.meta.url)
  const files = (await readdir(folder)).sort()
  return Promise.all(files.map((file) => readFile(new URL(file, folder), 'utf8')))
}

async function change(service: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: databases.get(service)?.ownerUrl })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}

test('it reads what the services wrote, and finds a row changed by hand', async () => {
  const big = '9007199254740993' // beyond what a double holds
  await change(
    'payments',
    `INSERT INTO payment (id, merchant_id, account_id, order_id, currency, amount, status, ending,
      captured, fee, refunded, fee_returned, alarms)
    VALUES ('pay_1', 'mer_1', 'acc_1', 'ord_1', 'EUR', ${big}, 'captured', NULL, ${big}, 175, 0, 0, 0),
      ('pay_2', 'mer_1', 'acc_1', NULL, 'EUR', 500, 'captured', NULL, 500, 0, 0, 0, 0)`,
  )
  await change(
    'checkout',
    `INSERT INTO checkout_order (id, merchant_id, account_id, status, currency, total, captured)
    VALUES ('ord_1', 'mer_1', 'acc_1', 'completed', 'EUR', ${big}, ${big})`,
  )
  await change(
    'accounts',
    `INSERT INTO ledger_account VALUES
      ('psp:clearing:EUR', 'psp', 'clearing', 'EUR'), ('mer_1:merchant:EUR', 'mer_1', 'merchant', 'EUR'),
      ('parpay:fees:EUR', 'parpay', 'fees', 'EUR'), ('acc_1:wallet:EUR', 'acc_1', 'wallet', 'EUR');
    INSERT INTO ledger_transaction (id, kind, subject, merchant_id, order_id, account_id, currency)
    VALUES ('txn_1', 'capture', 'pay_1', 'mer_1', 'ord_1', 'acc_1', 'EUR'),
      ('txn_2', 'deposit', 'pay_2', 'mer_1', NULL, 'acc_1', 'EUR');
    INSERT INTO wallet VALUES ('acc_1', 'EUR', 500);
    INSERT INTO ledger_entry VALUES ('txn_1', 1, 'psp:clearing:EUR', ${big}),
      ('txn_1', 2, 'mer_1:merchant:EUR', 175 - ${big}), ('txn_1', 3, 'parpay:fees:EUR', -175),
      ('txn_2', 1, 'psp:clearing:EUR', 500), ('txn_2', 2, 'acc_1:wallet:EUR', -500)`,
  )
  const line = { payment: 'pay_1', amount: BigInt(big), currency: 'EUR', repeat: false }
  const deposit = { ...line, payment: 'pay_2', amount: 500n }
  const psp = [line, deposit].flatMap((each) => [
    { ...each, operation: 'authorise', key: `authorise:${each.payment}`, outcome: 'authorised', final: false },
    { ...each, operation: 'capture', key: `capture:${each.payment}`, outcome: 'captured', final: true },
  ])
  const report = async () =>
    verify({ psp, payments: await store.payments(), orders: await store.orders(), ...(await store.ledger()) })

  const counts = { orders: 1, deposits: 1, payments: 2, transactions: 2 }
  expect(await report()).toMatchObject({ differences: [], counts })
  await change('accounts', `UPDATE wallet SET balance = balance - 1`)
  expect((await report()).differences).toEqual([
    { subject: 'acc_1:wallet:EUR', says: 'holds 4.99 EUR, its entries sum to 5.00 EUR' },
  ])
  await change('accounts', `UPDATE wallet SET balance = balance + 1`)
  await change('accounts', `UPDATE ledger_transaction SET account_id = 'acc_2' WHERE id = 'txn_2'`)
  expect((await report()).differences).toEqual([
    { subject: 'txn_2', says: 'is of acc_2 in the ledger, by payments it is of acc_1' },
  ])
  await change('accounts', `UPDATE ledger_transaction SET account_id = 'acc_1' WHERE id = 'txn_2'`)
  await change('accounts', `UPDATE ledger_entry SET amount = amount + 1 WHERE n = 3`)
  expect((await report()).differences).toContainEqual({ subject: 'txn_1', says: 'sums to 0.01 EUR instead of zero' })
})

test('it reads what is approved and under way, and how an order is captured', async () => {
  await change(
    'payments',
    `INSERT INTO payment (id, merchant_id, account_id, order_id, currency, amount, status, ending,
      captured, fee, refunded, fee_returned, alarms, refunds)
    VALUES ('pay_3', 'mer_1', 'acc_1', 'ord_3', 'EUR', 4999, 'authorised', NULL, 1500, 74, 0, 0, 0,
      '[{"refundId": "ref_1", "amount": "1333", "reason": "requested"}]')`,
  )
  await change(
    'checkout',
    `INSERT INTO checkout_order (id, merchant_id, account_id, status, currency, total, captured, capture, authorised,
      pending_captures, pending_refunds)
    VALUES ('ord_3', 'mer_1', 'acc_1', 'confirmed', 'EUR', 4999, 1500, 'manual', 4999,
      '[{"id": "cap_2", "amount": "2500", "final": false}, {"id": "cap_3", "amount": "999", "final": true}]',
      '[{"id": "ref_1", "amount": "1333"}]')`,
  )
  const [, , payment] = await store.payments()
  expect(payment).toMatchObject({ id: 'pay_3', amount: 4999n, captured: 1500n, refunding: true })
  const [first, order] = await store.orders()
  expect(first).toMatchObject({ id: 'ord_1', manual: false, capturing: 0n, refunding: 0n })
  expect(order).toMatchObject({ id: 'ord_3', manual: true, captured: 1500n, capturing: 3499n, refunding: 1333n })
})
