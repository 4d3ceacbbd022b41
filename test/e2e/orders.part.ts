import { describe, expect, test } from '@jest/globals'
import { quiescent } from '@parpay/stack'
import { atOnce } from './at-once.js'
import { finalStates, type Order, refusal, tally, tea } from './merchant.client.js'
import { sharedSystem } from './running.system.js'
import { submitPastTheEdge } from './submission.store.js'
import { until } from './until.js'

const system = await sharedSystem()
const { merchant, wallet } = system

const types = ({ timeline }: Order): string[] => timeline.map(({ type }) => type)

/** The order and its payment at the PSP, once nothing happens to either any more. */
async function outcome(id: string) {
  await merchant.settled(id)
  await system.atRest()
  const order = await merchant.order(id)
  return { order, psp: order.payment ? (await system.charged()).get(order.payment.id) : undefined }
}

const paidOnce = { authorisations: 1, captures: 1, captured: 2500, refunded: 0, voids: 0 }

describe('an order', () => {
  test('is completed, its timeline tells how, and its money is taken once', async () => {
    const accepted = await merchant.place(wallet, { reference: 'first', metadata: { basket: '7' } })
    expect(accepted).toMatchObject({ ...wallet, status: 'submitted', total: 2500, payment: null, reference: 'first' })

    const { order, psp } = await outcome(accepted.id)
    expect(order).toMatchObject({
      ...{ status: 'completed', currency: 'EUR', total: 2500, metadata: { basket: '7' }, refunds: [] },
      payment: { status: 'captured', method: 'card', authorised: 2500, captured: 2500, refunded: 0 },
    })
    expect(order.timeline.map(({ n }) => n)).toEqual(order.timeline.map((_, i) => i + 1))
    const from = (writer: RegExp) => types(order).filter((type) => writer.test(type))
    expect(from(/^Order/)).toEqual(['OrderSubmitted', 'OrderPlaced', 'OrderConfirmed', 'OrderCompleted'])
    expect(from(/^Payment/)).toEqual(['PaymentAuthorised', 'PaymentCaptured'])
    expect(from(/^Transaction/)).toEqual(['TransactionPosted'])
    expect(order.timeline).toHaveLength(7)
    expect(psp).toEqual(paidOnce)
  })

  test.each([
    ['tok_mastercard', 'a card of another brand'],
    ['tok_5xx', 'a PSP that answers 503 twice'],
    ['tok_timeout', 'a PSP that captures and never answers'],
  ])('with %s is completed: %s', async (token) => {
    const { id } = await merchant.place(await merchant.openWallet(token))
    const { order, psp } = await outcome(id)
    expect(order).toMatchObject({ status: 'completed', payment: { status: 'captured', captured: 2500 } })
    expect(psp).toEqual(paidOnce)
  })

  test.each([
    ['tok_declined', 'card_declined'],
    ['tok_insufficient_funds', 'insufficient_funds'],
  ])('with %s is declined: %s', async (token, code) => {
    const { id } = await merchant.place(await merchant.openWallet(token))
    const { order, psp } = await outcome(id)
    expect(order).toMatchObject({
      status: 'declined',
      payment: { status: 'declined', authorised: 0, captured: 0, decline: { code } },
    })
    expect(order.timeline).toContainEqual(expect.objectContaining({ type: 'OrderDeclined', code }))
    expect(psp).toMatchObject({ authorisations: 0, captures: 0 })
  })

  test('whose capture the PSP refuses is declined, and what was authorised is given free', async () => {
    const { id } = await merchant.place(await merchant.openWallet('tok_capture_fails'))
    const { order, psp } = await outcome(id)
    expect(order).toMatchObject({
      status: 'declined',
      payment: { status: 'voided', decline: { code: 'capture_failed' } },
    })
    expect(psp).toMatchObject({ authorisations: 1, captures: 0, voids: 1 })
  })

  test('with a payment method that was rejected is refused, and the method says why', async () => {
    const account = await merchant.openAccount()
    const method = await merchant.addMethod(account, 'tok_expired')
    expect(method).toMatchObject({ status: 'rejected', decline: { code: 'expired_card' } })

    const answer = await merchant.post('/v1/orders', { ...tea, account, paymentMethod: method.id })
    expect(answer.status).toBe(422)
    expect(refusal(answer).errors).toEqual([
      { pointer: '/paymentMethod', message: expect.stringContaining('expired_card') },
    ])
  })

  test('that breaks a rule of checkout although the edge let it pass is rejected, and nothing is charged', async () => {
    const { id } = await merchant.place(wallet)
    const copy = await submitPastTheEdge(system.databases, id, { total: 1n })
    const { order, psp } = await outcome(copy)
    expect(order).toMatchObject({ status: 'rejected', payment: null })
    expect(order.timeline.at(-1)).toMatchObject({ type: 'OrderRejected', code: 'total_mismatch' })
    expect(psp).toBeUndefined()
  })
})

describe('a cancelled order', () => {
  test('that no payment was asked for yet costs nothing', async () => {
    await system.control.stop('payments')
    const { id } = await merchant.place(wallet)
    await merchant.settled(id, ['placed'])
    await merchant.cancel(id)
    await merchant.settled(id, ['cancelled'])
    await system.control.start('payments')

    const { order, psp } = await outcome(id)
    expect(order).toMatchObject({ status: 'cancelled', payment: { status: 'voided', captured: 0 } })
    expect(psp?.captures ?? 0).toBe(0)
    expect(psp?.authorisations ?? 0).toBe(psp?.voids ?? 0)
  })

  test('whose money is being captured gets it back', async () => {
    const slow = await merchant.openWallet('tok_slow') // the capture takes three seconds
    const { id } = await until(
      'an order is cancelled in time',
      async () => {
        const { id } = await merchant.place(slow)
        await merchant.settled(id, ['confirmed', ...finalStates])
        await merchant.cancel(id)
        return merchant.settled(id)
      },
      ({ status }) => status === 'cancelled',
    )

    const { order, psp } = await outcome(id)
    expect(order).toMatchObject({
      status: 'cancelled',
      payment: { captured: 2500, refunded: 2500 },
      refunds: [{ status: 'succeeded', amount: 2500 }],
    })
    expect(psp).toMatchObject({ captures: 1, captured: 2500, refunded: 2500 })
  })

  test('stays completed when it was already, and the timeline says that it was too late', async () => {
    const { id } = await merchant.place(wallet)
    await merchant.settled(id)
    await merchant.cancel(id)
    await until(
      'the cancellation is rejected',
      () => merchant.order(id),
      (order) => types(order).includes('CancellationRejected'),
    )
    const { order, psp } = await outcome(id)
    expect(order.status).toBe('completed')
    expect(psp).toEqual(paidOnce)
  })

  test('ends in exactly one state, whatever it was doing, and is either paid or not charged at all', async () => {
    const ids = await atOnce(32, 8, async (i) => {
      const { id } = await merchant.place(wallet, { reference: 'race' })
      const steps = 1 + (i % 8)
      if (steps > 1) {
        await until(
          `order ${id} has ${steps} steps or has ended`,
          () => merchant.order(id),
          ({ timeline, status }) => timeline.length >= steps || finalStates.includes(status),
          { every: 1 },
        )
      }
      await merchant.cancel(id)
      return id
    })
    await Promise.all(ids.map((id) => merchant.settled(id)))
    await system.atRest()

    const charged = await system.charged()
    const orders = await merchant.orders('race')
    expect(orders).toHaveLength(ids.length)
    const wrong = orders.filter((order) => {
      const ends = types(order).filter((type) => /^Order(Completed|Cancelled|Declined|Expired|Rejected)$/.test(type))
      const psp = charged.get(order.payment?.id ?? '')
      const kept = (psp?.captured ?? 0) - (psp?.refunded ?? 0)
      const held = (psp?.authorisations ?? 0) - (psp?.captures ?? 0) - (psp?.voids ?? 0)
      const shown = (order.payment?.captured ?? 0) - (order.payment?.refunded ?? 0)
      const owed = order.status === 'completed' ? order.total : 0
      return ends.length !== 1 || kept !== owed || held !== 0 || shown !== owed
    })
    expect(wrong.map((order) => ({ order, psp: charged.get(order.payment?.id ?? '') }))).toEqual([])
    expect(orders.filter(({ status }) => status !== 'completed' && status !== 'cancelled')).toEqual([])
  })
})

describe('the books', () => {
  test('agree to the cent after 1,000 orders over 50 connections, all of them completed', async () => {
    const reference = 'thousand'
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
  })
})

describe('the clock', () => {
  const stated = () => quiescent(() => system.status(), { within: 0 })

  test('a system with a service stopped is not quiet, and says why', async () => {
    await system.control.stop('accounts')
    const { id } = await merchant.place(wallet)
    await merchant.settled(id)
    const { quiet, unrest } = await stated()
    await system.control.start('accounts')
    expect({ quiet, unrest }).toEqual({
      quiet: false,
      unrest: expect.arrayContaining(['accounts does not answer: npx parpay start accounts']),
    })
    await system.atRest()
    expect(await stated()).toMatchObject({ quiet: true, unrest: [], next: null })
  })

  test('moved a day ahead, it is what every service and the PSP go by, and orders complete', async () => {
    await system.atRest()
    const before = await system.control.clock()
    const { epoch, offset } = await system.control.advance(24 * 3_600_000)
    expect({ epoch, offset }).toEqual({ epoch: before.epoch + 1, offset: before.offset + 24 * 3_600_000 })
    expect(await stated()).toMatchObject({ quiet: true, epoch })

    const { order, psp } = await outcome((await merchant.place(wallet)).id)
    expect({ status: order.status, psp }).toMatchObject({ status: 'completed', psp: paidOnce })
    const hoursAhead = (time: string): number => Math.round((Date.parse(time) - Date.now()) / 3_600_000)
    expect([order.createdAt, ...order.timeline.map(({ at }) => at)].map(hoursAhead)).toEqual(
      [order.createdAt, ...order.timeline].map(() => 24),
    )
    await expect(system.verify()).resolves.toMatchObject({ code: 0 })
  })
})
