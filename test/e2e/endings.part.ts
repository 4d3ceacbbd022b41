import { describe, expect, test } from '@jest/globals'
import type { OrderRequest } from '@parpay/client'
import { sameUuid } from '@parpay/events'
import type { Order } from './merchant.client.js'
import { sharedSystem } from './running.system.js'
import { until } from './until.js'

const system = await sharedSystem()
const { merchant, wallet, control } = system

const seconds = (n: number): number => n * 1000
const days = (n: number): number => n * 24 * 3_600_000
const paymentOf = (orderId: string): string => sameUuid('pay', orderId)

/** Places an order with a card of its own. */
async function place(token: string, fields: Partial<OrderRequest> = {}): Promise<string> {
  return (await merchant.place(await merchant.openWallet(token), fields)).id
}
/** Places one whose money is captured by hand, and waits until it may be. */
async function placeManual(token: string, fields: Partial<OrderRequest> = {}): Promise<string> {
  const id = await place(token, { capture: 'manual', ...fields })
  await merchant.settled(id, ['confirmed'])
  return id
}
/** Waits until the PSP has answered that it does not know yet. */
const pending = (id: string): Promise<unknown> =>
  until(
    `the PSP has not decided on ${id}`,
    () => system.pspLog(),
    (lines) => lines.some(({ payment, outcome }) => payment === paymentOf(id) && outcome === 'pending'),
  )
/** What is left of the payment's fee, in minor units. */
async function fee(id: string): Promise<number> {
  const rows = await system.databases.query<{ fee: string }>(
    'payments',
    'select fee - fee_returned as fee from payment where id = $1',
    [paymentOf(id)],
  )
  return Number(rows[0]?.fee)
}

/** The order's end and its payment's, and what the PSP really did, once nothing happens to either any more. */
async function outcome(id: string) {
  await merchant.settled(id)
  await system.atRest()
  const order = await merchant.order(id)
  const ends = order.timeline.filter(({ type }) => /^Order(Completed|Cancelled|Declined|Expired|Rejected)$/.test(type))
  expect(ends).toHaveLength(1)
  return { ...summary(order), psp: (await system.charged()).get(paymentOf(id)) }
}
const summary = ({ status, payment }: Order) => ({
  status,
  payment: payment?.status,
  ...(payment?.decline && { code: payment.decline.code }),
})

const paidOnce = { authorisations: 1, captures: 1, captured: 2500, refunded: 0, voids: 0 }
const released = { authorisations: 1, captures: 0, captured: 0, refunded: 0, voids: 1 }
const untouched = { authorisations: 0, captures: 0, captured: 0, refunded: 0, voids: 0 }
const completed = { status: 'completed', payment: 'captured', psp: paidOnce }
const declined = (code: string) => ({ status: 'declined', payment: 'declined', code, psp: untouched })

/** What each test token makes of an order: the table of rest-api.md. `tok_expired` cannot be ordered with. */
const byToken = {
  tok_visa: completed,
  tok_mastercard: completed,
  tok_declined: declined('card_declined'),
  tok_insufficient_funds: declined('insufficient_funds'),
  tok_5xx: completed,
  tok_slow: completed,
  tok_timeout: completed,
  tok_late: completed,
  tok_capture_fails: { status: 'declined', payment: 'voided', code: 'capture_failed', psp: released },
  tok_refund_fails: completed,
}

test('every test token takes its order to its one terminal state, and the PSP did that and no more', async () => {
  const orders = await Promise.all(
    Object.keys(byToken).map(async (token): Promise<[string, string]> => [token, await place(token)]),
  )
  await pending(new Map(orders).get('tok_late') ?? '')
  await control.advance(seconds(45))
  const seen = await Promise.all(orders.map(async ([token, id]) => [token, await outcome(id)]))
  expect(Object.fromEntries(seen)).toEqual(byToken)
})

describe('an authorisation that comes late', () => {
  test('after the deadline is voided, and the order stays expired', async () => {
    const id = await place('tok_late', { expiresIn: 30 })
    await pending(id)
    await control.advance(seconds(30))
    expect(await merchant.settled(id)).toMatchObject({ status: 'expired' })
    await control.advance(seconds(15))
    await until(
      'the late authorisation is voided',
      () => merchant.order(id),
      ({ payment }) => payment?.status === 'voided',
    )
    expect(await outcome(id)).toEqual({ status: 'expired', payment: 'voided', psp: released })
  })

  test('after a cancellation is voided, and the order stays cancelled', async () => {
    const id = await place('tok_late')
    await pending(id)
    await merchant.cancel(id)
    expect(await merchant.settled(id)).toMatchObject({ status: 'cancelled' })
    await control.advance(seconds(45))
    await until(
      'the late authorisation is voided',
      () => merchant.order(id),
      ({ payment }) => payment?.status === 'voided',
    )
    expect(await outcome(id)).toEqual({ status: 'cancelled', payment: 'voided', psp: released })
  })

  test('is found by asking when the PSP could tell nobody', async () => {
    const id = await place('tok_late')
    await pending(id)
    await control.stop('payments')
    await control.advance(seconds(45))
    await control.stop('psp-simulator') // it forgets whom it has still to tell
    await control.start('psp-simulator')
    await control.start('payments')
    expect(await outcome(id)).toEqual(completed)
  })

  test('of a deposit is captured, and on the wallet', async () => {
    const late = await merchant.openWallet('tok_late')
    const { api } = merchant
    const { id } = await api.deposits.make(late.account, {
      amount: 1200,
      currency: 'EUR',
      paymentMethod: late.paymentMethod,
    })
    await until(
      'the PSP has not decided on the deposit',
      () => system.pspLog(),
      (lines) => lines.some(({ payment, outcome }) => payment === id && outcome === 'pending'),
    )
    await control.advance(seconds(45))
    await until(
      'the deposit has succeeded',
      () => api.deposits.get(id),
      ({ status }) => status === 'succeeded',
    )
    expect((await api.accounts.get(late.account)).balance).toEqual({ available: 1200, held: 0 })
    await system.atRest()
    expect((await system.charged()).get(id)).toEqual({ ...paidOnce, captured: 1200 })
  })
})

describe('a deadline', () => {
  test('that comes before the payment expires the order, whenever payments hears of both', async () => {
    await control.stop('payments')
    const { id } = await merchant.place(wallet, { expiresIn: 30 })
    await merchant.settled(id, ['placed'])
    await control.advance(seconds(30))
    expect(await merchant.settled(id)).toMatchObject({ status: 'expired' })
    await control.start('payments')
    const { status, psp = untouched } = await outcome(id)
    expect({ status, captures: psp.captures, held: psp.authorisations - psp.voids }).toEqual({
      status: 'expired',
      captures: 0,
      held: 0,
    })
  })

  test('is nothing to an order that was confirmed before it', async () => {
    const id = await placeManual('tok_visa', { expiresIn: 30 })
    await control.advance(seconds(31))
    await system.atRest()
    expect(await merchant.order(id)).toMatchObject({ status: 'confirmed' })
    await merchant.cancel(id)
    expect(await outcome(id)).toEqual({ status: 'cancelled', payment: 'voided', psp: released })
  })
})

describe('an authorisation that is not captured within its seven days', () => {
  test('is voided: an order of which nothing was captured expires, one that was captured in part is completed', async () => {
    const [nothing, part] = await Promise.all([placeManual('tok_visa'), placeManual('tok_mastercard')])
    await merchant.api.orders.capture(part, { amount: 1000 }, { wait: 30 })
    await control.advance(days(7) - seconds(60))
    await system.atRest()
    expect([(await merchant.order(nothing)).status, (await merchant.order(part)).status]).toEqual([
      'confirmed',
      'confirmed',
    ])

    await control.advance(seconds(60))
    expect(await outcome(nothing)).toEqual({ status: 'expired', payment: 'voided', psp: released })
    expect(await outcome(part)).toMatchObject({
      status: 'completed',
      psp: { authorisations: 1, captures: 1, captured: 1000, refunded: 0, voids: 1 },
    })
    expect(await merchant.order(part)).toMatchObject({ payment: { captured: 1000, refunded: 0 } })
  })
})

describe('an order that is cancelled while a capture is under way', () => {
  test('gets its money back without a fee, and what waited behind it is not captured at all', async () => {
    const id = await placeManual('tok_slow') // the PSP takes three seconds for a capture
    await merchant.api.orders.capture(id, { amount: 1000 })
    await merchant.api.orders.capture(id, { amount: 500 })
    await until(
      'the capture is under way',
      () =>
        system.databases.query<{ status: string }>('payments', 'select status from payment where id = $1', [
          paymentOf(id),
        ]),
      ([payment]) => payment?.status === 'capturing',
    )
    await until(
      'both captures are approved',
      () => merchant.order(id),
      ({ captures }) => captures.length === 2,
    )
    await merchant.cancel(id)
    expect(await outcome(id)).toMatchObject({
      status: 'cancelled',
      psp: { authorisations: 1, captures: 1, captured: 1000, refunded: 1000 },
    })
    expect(await merchant.order(id)).toMatchObject({
      payment: { captured: 1000, refunded: 1000 },
      refunds: [{ status: 'succeeded', amount: 1000 }],
    })
    expect(await fee(id)).toBe(0)
  })
})

test('after all of that the PSP, payments, orders and ledger agree', async () => {
  await expect(system.verify()).resolves.toMatchObject({ code: 0 })
})
