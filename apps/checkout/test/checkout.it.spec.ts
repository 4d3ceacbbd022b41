import {
  CancellationRequested,
  newId,
  OrderCancelled,
  OrderCompleted,
  OrderConfirmed,
  OrderPlaced,
  OrderRejected,
  OrderSubmitted,
  PaymentAuthorised,
  PaymentCaptured,
  sameUuid,
} from '@parpay/events'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { checkout } from '../src/checkout.module.js'
import { orderStore } from '../src/order.store.js'
import { outside, type Outside } from '@parpay/process/testing'
import * as stack from '@parpay/stack'

let others: Outside
beforeAll(async () => {
  others = await outside(checkout, stack)
  await others.startService()
})
afterAll(() => others.close())

const submission = (fields: Partial<OrderSubmitted> = {}): OrderSubmitted =>
  OrderSubmitted.sample({
    orderId: newId('ord'),
    method: 'card',
    capture: 'automatic',
    currency: 'EUR',
    lines: [{ sku: 'tea', name: 'Green tea', quantity: 3, unitAmount: 833n }],
    total: 2_499n,
    expiresAt: new Date(Date.now() + 60_000),
    ...fields,
  })
const of = ({ orderId }: OrderSubmitted) => ({ orderId, paymentId: sameUuid('pay', orderId), currency: 'EUR' })
const amount = 2_499n

const stored = (ids: readonly string[]) => others.database.transaction((tx) => orderStore.load(tx, ids))
const about = <M extends { orderId: string | null }>(messages: readonly M[], ids: readonly string[]): readonly M[] =>
  messages.filter(({ orderId }) => ids.includes(orderId ?? ''))

describe('checkout on Kafka and PostgreSQL', () => {
  it('takes an order to completion as payments reports, and keeps what was captured', async () => {
    const order = submission()
    const placed = () => about(others.published(OrderPlaced), [order.orderId])
    await others.send(OrderSubmitted, order)
    await others.until(() => placed().length > 0)
    expect(placed()).toEqual([order])

    await others.send(PaymentAuthorised, PaymentAuthorised.sample({ ...of(order), amount }))
    await others.until(() => about(others.published(OrderConfirmed), [order.orderId]).length > 0)
    await others.send(PaymentCaptured, PaymentCaptured.sample({ ...of(order), amount, captured: amount }))
    await others.until(() => about(others.published(OrderCompleted), [order.orderId]).length > 0)
    expect(await stored([order.orderId])).toEqual([
      {
        id: order.orderId,
        merchantId: order.merchantId,
        accountId: order.accountId,
        status: 'completed',
        currency: 'EUR',
        total: amount,
        captured: amount,
      },
    ])
  })

  it('rejects an order by its own rules', async () => {
    const order = submission({ total: 1n })
    await others.send(OrderSubmitted, order)
    await others.until(() => about(others.published(OrderRejected), [order.orderId]).length > 0)
    expect(about(others.published(OrderRejected), [order.orderId])).toMatchObject([{ code: 'total_mismatch' }])
  })

  it('gives each of 200 orders that are cancelled and paid at once exactly one end', async () => {
    const orders = Array.from({ length: 200 }, () => submission())
    const ids = orders.map(({ orderId }) => orderId)
    const ends = () => [
      ...about(others.published(OrderCompleted), ids),
      ...about(others.published(OrderCancelled), ids),
    ]
    const authorised = orders.map((order) => PaymentAuthorised.sample({ ...of(order), amount }))
    const captured = orders.map((order) => PaymentCaptured.sample({ ...of(order), amount, captured: amount }))
    const cancelled = orders.map(({ orderId }) => CancellationRequested.sample({ orderId }))
    await others.send(OrderSubmitted, ...orders)
    await others.until(() => about(others.published(OrderPlaced), ids).length === 200)
    await Promise.all([
      others.send(PaymentAuthorised, ...authorised).then(() => others.send(PaymentCaptured, ...captured)),
      others.send(CancellationRequested, ...cancelled),
    ])
    await others.untilTaken(2, [...ids, ...authorised.map(({ paymentId }) => paymentId)])
    await others.until(() => ends().length >= 200)
    expect(new Set(ends().map(({ orderId }) => orderId)).size).toBe(200)
    expect(ends().length).toBe(200)
    const states = await stored(ids)
    expect(states.filter(({ status, captured }) => captured !== (status === 'completed' ? amount : 0n))).toEqual([])
  })

  it('takes up where it was after it was stopped', async () => {
    const [before, after] = [submission(), submission()]
    await others.send(OrderSubmitted, before)
    await others.until(() => about(others.published(OrderPlaced), [before.orderId]).length > 0)
    await others.stopService()
    await others.send(OrderSubmitted, after)
    await others.send(CancellationRequested, CancellationRequested.sample({ orderId: before.orderId }))
    await others.startService()
    await others.until(() => about(others.published(OrderPlaced), [after.orderId]).length > 0)
    await others.until(() => about(others.published(OrderCancelled), [before.orderId]).length > 0)
    expect(about(others.published(OrderPlaced), [before.orderId, after.orderId]).length).toBe(2)
  })
})
