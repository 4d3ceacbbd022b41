import { expect, test } from '@jest/globals'
import type { Deposit } from '@parpay/client'
import { atOnce } from './at-once.js'
import type { Wallet } from './merchant.client.js'
import { sharedSystem } from './running.system.js'
import { until } from './until.js'

const system = await sharedSystem()
const { merchant, control } = system
const { api } = merchant

const amount = 2500
const make = async ({ account, paymentMethod }: Wallet): Promise<string> =>
  (await api.deposits.make(account, { amount, currency: 'EUR', paymentMethod })).id
const ended = (id: string): Promise<Deposit> =>
  until(
    `deposit ${id} has ended`,
    () => api.deposits.get(id),
    ({ status }) => status !== 'pending',
  )
const balance = async ({ account }: Wallet) => (await api.accounts.get(account)).balance
const transactions = ({ account }: Wallet) => api.accounts.transactions(account, { limit: 100 }).all()

const takenOnce = { authorisations: 1, captures: 1, captured: amount, refunded: 0, voids: 0 }

test('a deposit succeeds, and who reads that finds it in the balance and among the transactions', async () => {
  const wallet = await merchant.openWallet()
  const id = await make(wallet)
  const deposit = await ended(id)
  expect(await balance(wallet)).toEqual({ available: amount, held: 0 })
  expect(await transactions(wallet)).toMatchObject([{ kind: 'deposit', amount, payment: id, order: null }])
  expect(deposit).toMatchObject({ ...wallet, id, status: 'succeeded', amount, currency: 'EUR' })
  await system.atRest()
  expect((await system.charged()).get(id)).toEqual(takenOnce)
})

test.each([
  ['tok_declined', 'card_declined'],
  ['tok_insufficient_funds', 'insufficient_funds'],
  ['tok_capture_fails', 'capture_failed'],
])('a deposit with %s is declined: %s, and nothing is taken or held', async (token, code) => {
  const wallet = await merchant.openWallet(token)
  const id = await make(wallet)
  expect(await ended(id)).toMatchObject({ status: 'declined', decline: { code } })
  await system.atRest()
  expect(await balance(wallet)).toEqual({ available: 0, held: 0 })
  expect(await transactions(wallet)).toEqual([])
  const psp = (await system.charged()).get(id)
  expect(psp).toMatchObject({ captures: 0, refunded: 0 })
  expect(psp?.authorisations).toBe(psp?.voids)
})

test('a deposit whose capture is never answered is taken once', async () => {
  const wallet = await merchant.openWallet('tok_timeout')
  const id = await make(wallet)
  expect(await ended(id)).toMatchObject({ status: 'succeeded' })
  expect(await balance(wallet)).toEqual({ available: amount, held: 0 })
  await system.atRest()
  expect((await system.charged()).get(id)).toEqual(takenOnce)
})

test('40 deposits are each taken once and on the wallet once, with payments and accounts killed in between', async () => {
  const wallet = await merchant.openWallet('tok_5xx')
  const ids = await atOnce(40, 10, () => make(wallet))
  await until(
    'the PSP has begun',
    () => system.charged(),
    (charged) => ids.some((id) => charged.has(id)),
    { every: 2 },
  )
  await Promise.all([control.kill('payments'), control.kill('accounts')])
  for (const id of ids) expect(await ended(id)).toMatchObject({ status: 'succeeded' })
  await system.atRest()
  const charged = await system.charged()
  expect(ids.map((id) => charged.get(id))).toEqual(ids.map(() => takenOnce))
  expect(await balance(wallet)).toEqual({ available: 40 * amount, held: 0 })
  const posted = (await transactions(wallet)).map(({ payment }) => payment)
  expect([...posted].sort()).toEqual([...ids].sort())
})

test('with payments stopped a deposit is accepted and stays pending, and succeeds when payments is back', async () => {
  const wallet = await merchant.openWallet()
  await control.stop('payments')
  const id = await make(wallet)
  const order = await merchant.place(wallet)
  await merchant.settled(order.id, ['placed'])
  expect(await api.deposits.get(id)).toMatchObject({ status: 'pending' })
  await control.start('payments')
  expect(await ended(id)).toMatchObject({ status: 'succeeded' })
  expect(await merchant.settled(order.id)).toMatchObject({ status: 'completed' })
  expect(await balance(wallet)).toEqual({ available: amount, held: 0 })
})

test('the books agree to the cent, deposits and orders together, and a wallet changed by hand is found', async () => {
  const wallet = await merchant.openWallet()
  const [id, order] = [await make(wallet), await merchant.place(wallet)]
  await Promise.all([ended(id), merchant.settled(order.id)])
  await system.atRest()
  const agree = await system.verify()
  expect(agree).toMatchObject({ code: 0 })
  expect(agree.stdout).toMatch(/\d orders?, \d+ deposits?, \d+ payments/)

  const change = (by: number) =>
    system.databases.query('accounts', 'update wallet set balance = balance + $2 where account_id = $1', [
      wallet.account,
      by,
    ])
  await change(1)
  const found = await system.verify()
  await change(-1)
  expect(found).toMatchObject({ code: 1 })
  expect(found.stdout).toContain(`${wallet.account}:wallet:EUR holds 25.01 EUR, its entries sum to 25.00 EUR`)
})
