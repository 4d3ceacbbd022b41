import { expect, test } from '@jest/globals'
import { orderSteps } from './order.steps.js'
import { finalStates, refusal, tea } from './merchant.client.js'
import { sharedSystem } from './running.system.js'
import { until } from './until.js'

const system = await sharedSystem()
const { merchant, control } = system
const { api } = merchant
const { capture, completed, placeManual } = orderSteps(system)

const statusOf = async (account: string): Promise<string> => (await api.accounts.get(account)).status
const isStatus = (account: string, status: string): Promise<unknown> =>
  until(
    `account ${account} is ${status}`,
    () => statusOf(account),
    (seen) => seen === status,
  )

test('a frozen account pays nothing new, what is under way goes on, and it pays again when it is not frozen', async () => {
  const cold = await merchant.openWallet()
  const underWay = await placeManual(cold)
  await api.accounts.freeze(cold.account, { reason: 'chargebacks' })
  await isStatus(cold.account, 'frozen')
  await system.atRest() // payments has heard of it, too

  const { id } = await merchant.place(cold)
  expect(await merchant.settled(id)).toMatchObject({
    status: 'declined',
    payment: { decline: { code: 'account_frozen' } },
  })
  const deposit = await api.deposits.make(cold.account, {
    amount: 100,
    currency: 'EUR',
    paymentMethod: cold.paymentMethod,
  })
  const refused = await until(
    'the deposit has ended',
    () => api.deposits.get(deposit.id),
    ({ status }) => status !== 'pending',
  )
  expect(refused).toMatchObject({ status: 'declined', decline: { code: 'account_frozen' } })
  await capture(underWay, {})
  expect(await merchant.settled(underWay)).toMatchObject({ status: 'completed' })

  await api.accounts.unfreeze(cold.account)
  await isStatus(cold.account, 'open')
  await system.atRest()
  await completed(cold)
})

test('a removed payment method pays nothing new, what is under way goes on, and removing it twice changes nothing', async () => {
  const old = await merchant.openWallet()
  const underWay = await placeManual(old)
  for (let times = 1; times <= 2; times += 1) {
    await api.accounts.removePaymentMethod(old.account, old.paymentMethod)
    await until(
      'the method is removed',
      () => merchant.methods(old.account),
      ([method]) => method?.status === 'removed',
    )
  }
  const answer = await merchant.post('/v1/orders', { ...tea, ...old })
  expect(answer.status).toBe(422)
  expect(refusal(answer).errors).toEqual([{ pointer: '/paymentMethod', message: expect.stringContaining('removed') }])
  await capture(underWay, {})
  expect(await merchant.settled(underWay, finalStates)).toMatchObject({ status: 'completed' })
})

test('a merchant sees what it has to the cent, when it is available, and by which transactions', async () => {
  const shop = system.stranger
  const from = await shop.openWallet()
  const whole = await shop.place(from)
  await shop.settled(whole.id)
  const parts = await shop.place(from, { capture: 'manual' })
  await shop.settled(parts.id, ['confirmed'])
  await shop.api.orders.capture(parts.id, { amount: 1000 }, { wait: 30 })
  await shop.api.orders.capture(parts.id, {}, { wait: 30 })
  await shop.settled(parts.id)
  await shop.api.orders.refund(whole.id, { amount: 500 })
  await system.atRest()

  // Captures less 2.9 % and once 30, each to the even cent: 102; 59 and 44. The refund brings back 20.4 of the 102.
  const moved = [
    { kind: 'capture', order: whole.id, amount: 2398 },
    { kind: 'capture', order: parts.id, amount: 941 },
    { kind: 'capture', order: parts.id, amount: 1456 },
    { kind: 'refund', order: whole.id, amount: -480 },
  ]
  const transactions = await shop.api.balance.transactions().all()
  const amounts = (all: readonly { readonly amount: number }[]): number[] => all.map(({ amount }) => amount).sort()
  expect(transactions.map(({ kind, order, amount }) => ({ kind, order, amount }))).toEqual(
    expect.arrayContaining(moved),
  )
  expect(amounts(transactions)).toEqual(amounts(moved))
  expect(await shop.api.balance.get()).toEqual([{ currency: 'EUR', available: -480, pending: 4795 }])

  await control.advance(2 * 24 * 3_600_000)
  expect(await shop.api.balance.get()).toEqual([{ currency: 'EUR', available: 4315, pending: 0 }])
})

test('after all of that the PSP, payments, orders and ledger agree', async () => {
  await expect(system.verify()).resolves.toMatchObject({ code: 0 })
})
