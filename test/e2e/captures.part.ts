import { describe, expect, test } from '@jest/globals'
import type { CaptureRequest, RefundRequest } from '@parpay/client'
import { sameUuid } from '@parpay/events'
import { finalStates, type Order, refusal, tea } from './merchant.client.js'
import { sharedSystem } from './running.system.js'
import { until } from './until.js'

const system = await sharedSystem()
const { merchant, wallet, control } = system
const { api } = merchant

/** An order of 25.00 EUR whose money is captured by hand, and may be now. */
async function placeManual(from = wallet): Promise<string> {
  const { id } = await merchant.place(from, { capture: 'manual' })
  await merchant.settled(id, ['confirmed'])
  return id
}
async function completed(from = wallet): Promise<string> {
  const { id } = await merchant.place(from)
  expect(await merchant.settled(id)).toMatchObject({ status: 'completed' })
  return id
}
const isOpen = ({ status }: { readonly status: string }): boolean => status === 'pending'
/** The order once every capture and refund that was asked for has ended. */
const decided = (id: string, of: 'captures' | 'refunds', count: number): Promise<Order> =>
  until(
    `${count} ${of} of ${id} have ended`,
    () => merchant.order(id),
    (order) => order[of].length === count && !order[of].some(isOpen),
  )
async function capture(id: string, ...bodies: CaptureRequest[]): Promise<Order> {
  let order = await merchant.order(id)
  for (const body of bodies) {
    await api.orders.capture(id, body)
    order = await decided(id, 'captures', order.captures.length + 1)
  }
  return order
}
async function refund(id: string, ...bodies: RefundRequest[]): Promise<Order> {
  let order = await merchant.order(id)
  for (const body of bodies) {
    await api.orders.refund(id, body)
    order = await decided(id, 'refunds', order.refunds.length + 1)
  }
  return order
}
/** What the PSP really did. */
const charged = async (id: string) => (await system.charged()).get(sameUuid('pay', id))
const fees = async (id: string): Promise<{ fee: number; returned: number }[]> =>
  system.databases.query('payments', 'select fee::int, fee_returned::int as returned from payment where id = $1', [
    sameUuid('pay', id),
  ])

describe('a manual order is captured', () => {
  test('in full, and completed', async () => {
    const id = await placeManual()
    expect(await capture(id, {})).toMatchObject({ captures: [{ status: 'succeeded', amount: 2500, final: true }] })
    expect(await merchant.settled(id)).toMatchObject({ status: 'completed', payment: { captured: 2500 } })
    expect(await charged(id)).toMatchObject({ captures: 1, captured: 2500, voids: 0 })
  })

  test('in part for good: it is completed, and the rest may not be captured any more', async () => {
    const id = await placeManual()
    await capture(id, { amount: 1000, final: true })
    expect(await merchant.settled(id)).toMatchObject({ status: 'completed', payment: { captured: 1000 } })
    const { captures } = await capture(id, { amount: 1 })
    expect(captures.at(-1)).toMatchObject({ status: 'rejected', code: 'order_completed' })
    expect(await charged(id)).toMatchObject({ captures: 1, captured: 1000 })
  })

  test('in several parts, the last of which is all that is left', async () => {
    const id = await placeManual()
    const parts = await capture(id, { amount: 700 }, { amount: 800 })
    expect(parts).toMatchObject({ status: 'confirmed', payment: { captured: 1500 } })
    expect(await capture(id, {})).toMatchObject({
      captures: [
        { amount: 700, final: false },
        { amount: 800, final: false },
        { status: 'succeeded', amount: 1000, final: true },
      ],
    })
    expect(await merchant.settled(id)).toMatchObject({ status: 'completed', payment: { captured: 2500 } })
    expect(await charged(id)).toMatchObject({ authorisations: 1, captures: 3, captured: 2500, voids: 0 })
    // 2.9 % of each part, a half to the even cent, and 30 once.
    expect(await fees(id)).toEqual([{ fee: 20 + 23 + 29 + 30, returned: 0 }])
  })

  test('up to what is authorised when ten parts are asked for at once, and never for more', async () => {
    const id = await placeManual()
    await Promise.all(Array.from({ length: 10 }, () => api.orders.capture(id, { amount: 600 })))
    const { captures } = await decided(id, 'captures', 10)
    expect(captures.filter(({ status }) => status === 'succeeded')).toHaveLength(4)
    expect(captures.filter(({ code }) => code === 'amount_exceeds_capturable')).toHaveLength(6)
    expect(await charged(id)).toMatchObject({ captures: 4, captured: 2400 })
    await capture(id, {})
    expect(await merchant.settled(id)).toMatchObject({ status: 'completed', payment: { captured: 2500 } })
  })

  test('not for more than is authorised, and may be cancelled after that', async () => {
    const id = await placeManual()
    const { captures } = await capture(id, { amount: 2501 })
    expect(captures).toMatchObject([{ status: 'rejected', code: 'amount_exceeds_capturable' }])
    await merchant.cancel(id)
    expect(await merchant.settled(id)).toMatchObject({ status: 'cancelled' })
    await system.atRest()
    expect(await charged(id)).toMatchObject({ captures: 0, voids: 1 })
  })

  test('again after the PSP refused it: the order stays as it is until somebody ends it', async () => {
    const id = await placeManual(await merchant.openWallet('tok_capture_fails'))
    const { status, captures } = await capture(id, { amount: 1000 }, {})
    expect({ status, codes: captures.map(({ status, code }) => [status, code]) }).toEqual({
      status: 'confirmed',
      codes: [
        ['failed', 'capture_refused'],
        ['failed', 'capture_refused'],
      ],
    })
    await merchant.cancel(id)
    await merchant.settled(id)
    await system.atRest()
    expect(await charged(id)).toMatchObject({ captures: 0, voids: 1 })
  })

  test('once where the PSP captures and never answers', async () => {
    const id = await placeManual(await merchant.openWallet('tok_timeout'))
    await capture(id, { amount: 1000 }, {})
    expect(await merchant.settled(id)).toMatchObject({ status: 'completed', payment: { captured: 2500 } })
    expect(await charged(id)).toMatchObject({ captures: 2, captured: 2500 })
  })
})

test('an order that was captured in part is not cancelled any more', async () => {
  const id = await placeManual()
  await capture(id, { amount: 1000 })
  await merchant.cancel(id)
  const { timeline } = await until(
    'the cancellation is rejected',
    () => merchant.order(id),
    ({ timeline }) => timeline.some(({ type }) => type === 'CancellationRejected'),
  )
  expect(timeline.at(-1)).toMatchObject({ code: 'already_captured' })
  await capture(id, {})
  await merchant.settled(id)
})

describe('what was captured is refunded', () => {
  test('in full, with the whole fee, and no more than once', async () => {
    const id = await completed()
    expect(await refund(id, {})).toMatchObject({
      status: 'completed',
      payment: { captured: 2500, refunded: 2500 },
      refunds: [{ status: 'succeeded', amount: 2500 }],
    })
    const { refunds } = await refund(id, {}, { amount: 1 })
    expect(refunds.slice(1)).toMatchObject([
      { status: 'rejected', code: 'nothing_refundable' },
      { status: 'rejected', code: 'amount_exceeds_refundable' },
    ])
    expect(await charged(id)).toMatchObject({ captured: 2500, refunded: 2500 })
    expect(await fees(id)).toEqual([{ fee: 102, returned: 102 }]) // 72.5 to the even cent, and 30
  })

  test('in parts, whose shares of the fee add up to the fee', async () => {
    const id = await completed()
    await refund(id, { amount: 333 })
    expect(await fees(id)).toEqual([{ fee: 102, returned: 14 }]) // 102 * 333 / 2500 = 13.59
    await refund(id, { amount: 1000 }, {})
    expect(await merchant.order(id)).toMatchObject({ payment: { refunded: 2500 } })
    expect(await fees(id)).toEqual([{ fee: 102, returned: 102 }])
  })

  test('up to what was captured when twenty parts are asked for at once, and never more', async () => {
    const id = await completed()
    await Promise.all(Array.from({ length: 20 }, () => api.orders.refund(id, { amount: 300 })))
    const { refunds, payment } = await decided(id, 'refunds', 20)
    expect(refunds.filter(({ status }) => status === 'succeeded')).toHaveLength(8)
    expect(refunds.filter(({ code }) => code === 'amount_exceeds_refundable')).toHaveLength(12)
    expect(payment).toMatchObject({ captured: 2500, refunded: 2400 })
    expect(await charged(id)).toMatchObject({ captured: 2500, refunded: 2400 })
  })

  test('again after the PSP refused it, since its amount is free again', async () => {
    const id = await completed(await merchant.openWallet('tok_refund_fails'))
    const { refunds, payment } = await refund(id, {}, {})
    expect(refunds).toMatchObject([
      { status: 'failed', code: 'refund_refused', amount: 2500 },
      { status: 'succeeded', amount: 2500 },
    ])
    expect(payment).toMatchObject({ refunded: 2500 })
    expect(await charged(id)).toMatchObject({ captured: 2500, refunded: 2500 })
  })

  test('while more of the order may still be captured', async () => {
    const id = await placeManual()
    await capture(id, { amount: 1000 })
    expect(await refund(id, { amount: 1001 }, {})).toMatchObject({
      status: 'confirmed',
      refunds: [{ code: 'amount_exceeds_refundable' }, { status: 'succeeded', amount: 1000 }],
    })
    await capture(id, {})
    expect(await merchant.settled(id)).toMatchObject({ payment: { captured: 2500, refunded: 1000 } })
    expect(await refund(id, {})).toMatchObject({ payment: { refunded: 2500 } })
  })

  test('but of an order of which nothing was captured there is nothing to refund', async () => {
    const { id } = await merchant.place(await merchant.openWallet('tok_declined'))
    await merchant.settled(id)
    const { refunds } = await refund(id, {})
    expect(refunds).toMatchObject([{ status: 'rejected', code: 'nothing_captured' }])
  })
})

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
