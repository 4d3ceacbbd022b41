import { randomUUID } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import { atOnce } from './at-once.js'
import { finalStates, idOf, tally, tea, type Wallet } from './merchant.client.js'
import { sharedSystem } from './running.system.js'
import { until } from './until.js'

const system = await sharedSystem()
const { merchant, wallet, control } = system

/** Places orders 20 at a time under one reference, and answers it. */
async function placed(count: number, from: Wallet = wallet): Promise<string> {
  const reference = `outage-${randomUUID()}`
  await atOnce(count, 20, () => merchant.place(from, { reference }))
  return reference
}

/** All of them completed, each charged exactly once at the PSP, and nothing left over anywhere. */
async function expectPaid(reference: string, count: number): Promise<void> {
  await system.settled(reference, { completed: count })
  await system.atRest()
  const orders = await merchant.orders(reference)
  const charged = await system.charged()
  const posted = await system.databases.query<{ subject: string; transactions: number; debits: number }>(
    'accounts',
    `select t.subject, count(distinct t.id)::int as transactions, sum(e.amount) filter (where e.amount > 0)::int as debits
     from ledger_transaction t join ledger_entry e on e.transaction_id = t.id where t.subject = any($1) group by 1`,
    [orders.map(({ payment }) => payment?.id)],
  )
  const ledger = new Map(posted.map(({ subject, ...rest }) => [subject, rest]))
  const books = orders.map(({ status, total, payment }) => ({
    ...{ status, total, captured: payment?.captured, refunded: payment?.refunded },
    ...{ psp: charged.get(payment?.id ?? ''), ledger: ledger.get(payment?.id ?? '') },
  }))
  const paid = {
    ...{ status: 'completed', total: 2500, captured: 2500, refunded: 0 },
    psp: { authorisations: 1, captures: 1, captured: 2500, refunded: 0, voids: 0 },
    ledger: { transactions: 1, debits: 2500 },
  }
  expect(books).toEqual(Array(count).fill(paid))
}

test('payments and checkout, killed while at least 50 orders are unfinished, lose nothing and charge nothing twice', async () => {
  // A backlog, so that payments has calls to the PSP under way for a while.
  await control.stop('payments')
  const reference = await placed(300)
  await system.settled(reference, { placed: 300 })
  const orders = (await merchant.orders(reference)).map(({ id }) => id)
  const starting = control.start('payments')
  const captured = async () => {
    const [row] = await system.databases.query<{ count: number }>(
      'payments',
      `select count(*)::int from payment where status = 'captured' and order_id = any($1)`,
      [orders],
    )
    return row?.count ?? 0
  }
  await until('the first payments are captured', captured, (count) => count > 0, { every: 2 })
  await Promise.all([control.kill('payments'), control.kill('checkout')])
  // Both are dead or just starting: what is unfinished now was so when they were killed.
  const finished = await system.databases.query(
    'checkout',
    'select from checkout_order where id = any($1) and status = any($2)',
    [orders, finalStates],
  )
  expect(orders.length - finished.length).toBeGreaterThanOrEqual(50)

  await starting
  await until(
    'both run again',
    async () => (await system.status()).services,
    (services) => services.filter(({ restarts, ready }) => restarts > 0 && ready).length >= 2,
  )
  await expectPaid(reference, 300)
  await expect(system.verify()).resolves.toMatchObject({ code: 0 })
})

describe('orders accepted while', () => {
  test('Kafka is stopped complete when it is back', async () => {
    await control.stop('kafka')
    const reference = await placed(20)
    const shown = await merchant.orders(reference)
    expect(tally(shown)).toEqual({ submitted: 20 })
    await control.start('kafka')
    await expectPaid(reference, 20)
  })

  test('payments is stopped wait, and complete when it is back', async () => {
    await control.stop('payments')
    const reference = await placed(20)
    await system.settled(reference, { placed: 20 })
    await control.start('payments')
    await expectPaid(reference, 20)
  })

  test('accounts is stopped complete, and the ledger has them when it is back', async () => {
    await control.stop('accounts')
    const reference = await placed(20)
    await system.settled(reference, { completed: 20 })
    await control.start('accounts')
    await expectPaid(reference, 20)
  })
})

test('POSTs cut off when the edge is killed, sent again under their keys, make one order each', async () => {
  const reference = `outage-${randomUUID()}`
  const answered: string[] = []
  let killing: Promise<unknown> | undefined
  await atOnce(60, 20, async (i) => {
    const key = { 'idempotency-key': `${reference}-${i}` }
    const { text } = await until(
      `order ${i} is taken`,
      () => merchant.post('/v1/orders', { ...wallet, ...tea, reference }, key),
      ({ status }) => status === 202,
    )
    answered.push(idOf(text))
    if (answered.length === 20) killing = control.kill('edge') // 19 others are under way
  })
  await killing
  await expectPaid(reference, 60)
  const orders = await merchant.orders(reference)
  expect(orders.map(({ id }) => id).sort()).toEqual(answered.sort())
})

test('orders under way when PostgreSQL is killed complete when it is back', async () => {
  const reference = await placed(50)
  await control.kill('postgres')
  await expectPaid(reference, 50)
})

test('orders under way when Kafka is killed complete when it is back', async () => {
  const reference = await placed(50)
  await control.kill('kafka')
  await expectPaid(reference, 50)
})
