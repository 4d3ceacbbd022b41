import { randomUUID } from 'node:crypto'
import { expect, test } from '@jest/globals'
import { atOnce } from './at-once.js'
import { tally } from './merchant.client.js'
import { runningSystem } from './running.system.js'

const system = await runningSystem()
const { merchant, wallet } = system

test('1,000 orders over 50 connections all complete, and every book agrees', async () => {
  const reference = `load-${randomUUID()}`
  const ids = await atOnce(1_000, 50, async () => (await merchant.place(wallet, { reference })).id)
  expect(new Set(ids).size).toBe(1_000)
  await system.settled(reference, { completed: 1_000 })
  await system.atRest()

  const orders = await merchant.orders(reference)
  expect(tally(orders)).toEqual({ completed: 1_000 })
  const charged = await system.charged()
  const wrong = orders.filter(({ payment }) => {
    const psp = charged.get(payment?.id ?? '')
    return psp?.captures !== 1 || psp.captured !== 2500 || psp.refunded !== 0 || payment?.captured !== 2500
  })
  expect(wrong).toEqual([])
  await expect(system.verify()).resolves.toMatchObject({ code: 0 })
})

test('a ledger entry changed by hand is found, and named', async () => {
  const { id } = await merchant.place(wallet)
  const { payment } = await merchant.settled(id)
  await system.atRest()
  const change = (by: number) =>
    system.databases.query<{ id: string }>(
      'accounts',
      `update ledger_entry e set amount = amount + $2 from ledger_transaction t
       where t.id = e.transaction_id and t.subject = $1 and e.n = (select min(n) from ledger_entry where transaction_id = t.id)
       returning t.id`,
      [payment?.id, by],
    )
  const [changed] = await change(1)
  const found = await system.verify()
  await change(-1)

  expect(found).toMatchObject({ code: 1 })
  expect(found.stdout + found.stderr).toContain(changed?.id)
  expect(found.stdout + found.stderr).toContain(payment?.id)
  await expect(system.verify()).resolves.toMatchObject({ code: 0 })
})
