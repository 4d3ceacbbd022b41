import {
  CancellationRequested,
  CaptureApproved,
  CaptureFailed,
  CaptureRejected,
  CaptureRequested,
  newId,
  OrderCancelled,
  OrderCaptured,
  OrderCompleted,
  OrderConfirmed,
  OrderExpired,
  OrderPlaced,
  OrderRefunded,
  OrderRejected,
  OrderSubmitted,
  PaymentAuthorised,
  PaymentCaptured,
  PaymentCaptureFailed,
  PaymentRefunded,
  PaymentRefundFailed,
  RefundApproved,
  RefundFailed,
  RefundRejected,
  RefundRequested,
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

/** Far enough for the clock that a test has moved. */
const inMinutes = (minutes: number): Date => new Date(Date.now() + minutes * 60_000)
const byId = (one: { id: string }, other: { id: string }): number => (one.id < other.id ? -1 : 1)
const submission = (fields: Partial<OrderSubmitted> = {}): OrderSubmitted =>
  OrderSubmitted.sample({
    orderId: newId('ord'),
    method: 'card',
    capture: 'automatic',
    currency: 'EUR',
    lines: [{ sku: 'tea', name: 'Green tea', quantity: 3, unitAmount: 833n }],
    total: 2_499n,
    expiresAt: inMinutes(90),
    ...fields,
  })
const of = ({ orderId }: { orderId: string }) => ({ orderId, paymentId: sameUuid('pay', orderId), currency: 'EUR' })
const amount = 2_499n

const stored = (ids: readonly string[]) => others.database.transaction((tx) => orderStore.load(tx, ids))
const about = <M extends { orderId: string | null }>(messages: readonly M[], ids: readonly string[]): readonly M[] =>
  messages.filter(({ orderId }) => ids.includes(orderId ?? ''))
/** Submits them and waits: a payment's report that overtakes its order's submission, on another topic, changes nothing. */
async function placed(...orders: readonly OrderSubmitted[]): Promise<void> {
  await others.send(OrderSubmitted, ...orders)
  const ids = orders.map(({ orderId }) => orderId)
  await others.until(() => about(others.published(OrderPlaced), ids).length === ids.length)
}

describe('checkout on Kafka and PostgreSQL', () => {
  it('takes an order to completion as payments reports, and keeps what was captured', async () => {
    const order = submission()
    await placed(order)
    expect(about(others.published(OrderPlaced), [order.orderId])).toEqual([order])

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
        capture: 'automatic',
        authorised: amount,
        captured: amount,
        refunded: 0n,
        pendingCaptures: [],
        pendingRefunds: [],
      },
    ])
  })

  it('rejects an order by its own rules', async () => {
    const order = submission({ total: 1n })
    await others.send(OrderSubmitted, order)
    await others.until(() => about(others.published(OrderRejected), [order.orderId]).length > 0)
    expect(about(others.published(OrderRejected), [order.orderId])).toMatchObject([{ code: 'total_mismatch' }])
  })

  it('expires an order at its deadline by the clock, unless it was confirmed', async () => {
    const [late, paid] = [submission({ expiresAt: inMinutes(30) }), submission({ expiresAt: inMinutes(30) })]
    const ids = [late.orderId, paid.orderId]
    await placed(late, paid)
    await others.send(PaymentAuthorised, PaymentAuthorised.sample({ ...of(paid), amount }))
    await others.until(() => about(others.published(OrderConfirmed), ids).length > 0)
    expect(about(others.published(OrderExpired), ids)).toEqual([])
    await others.advance(31 * 60_000)
    await others.until(() => about(others.published(OrderExpired), ids).length > 0)
    expect(about(others.published(OrderExpired), ids)).toMatchObject([{ orderId: late.orderId, reason: 'deadline' }])
    expect(await stored(ids)).toMatchObject(
      [
        { id: late.orderId, status: 'expired' },
        { id: paid.orderId, status: 'confirmed' },
      ].sort(byId),
    )
    // Too late by the moved clock, which is still before the deadline by any other.
    const afterwards = submission({ expiresAt: inMinutes(20) })
    await others.send(OrderSubmitted, afterwards)
    await others.until(() => about(others.published(OrderExpired), [afterwards.orderId]).length > 0)
  })

  it('takes manual captures one after the other, and never approves more than is authorised', async () => {
    const order = submission({ capture: 'manual', expiresAt: inMinutes(90) })
    const ids = [order.orderId]
    await placed(order)
    await others.send(PaymentAuthorised, PaymentAuthorised.sample({ ...of(order), amount }))
    await others.until(() => about(others.published(OrderConfirmed), ids).length > 0)
    const asked = ([1_000n, 1_000n, 1_000n, null, 1n] as const).map((amount) =>
      CaptureRequested.sample({ orderId: order.orderId, captureId: newId('cap'), amount, final: false }),
    )
    await others.send(CaptureRequested, ...asked)
    await others.until(() => about(others.published(CaptureRejected), ids).length === 2)
    await others.until(() => about(others.published(CaptureApproved), ids).length === 3)
    const approved = about(others.published(CaptureApproved), ids)
    expect(approved).toMatchObject([
      { captureId: asked[0]?.captureId, amount: 1_000n, final: false },
      { captureId: asked[1]?.captureId, amount: 1_000n, final: false },
      { captureId: asked[3]?.captureId, amount: 499n, final: true },
    ])
    expect(about(others.published(CaptureRejected), ids)).toMatchObject([
      { captureId: asked[2]?.captureId, code: 'amount_exceeds_capturable', capturable: 499n },
      { captureId: asked[4]?.captureId, code: 'final_capture_pending', capturable: 0n },
    ])
    expect(await stored(ids)).toMatchObject([
      { pendingCaptures: approved.map(({ captureId: id, amount, final }) => ({ id, amount, final })) },
    ])
    const [first, second, last] = approved
    if (!first || !second || !last) throw new Error('three captures are approved')
    const taken = ({ captureId, amount, final }: CaptureApproved, captured: bigint) =>
      PaymentCaptured.sample({ ...of(order), captureId, amount, final, captured })
    await others.send(PaymentCaptured, taken(first, 1_000n))
    await others.send(PaymentCaptureFailed, PaymentCaptureFailed.sample({ ...of(order), captureId: second.captureId }))
    await others.send(PaymentCaptured, taken(last, 1_499n))
    await others.until(() => about(others.published(OrderCompleted), ids).length > 0)
    expect(about(others.published(OrderCaptured), ids)).toMatchObject([
      { captureId: first.captureId, amount: 1_000n, captured: 1_000n },
      { captureId: last.captureId, amount: 499n, captured: 1_499n },
    ])
    expect(about(others.published(CaptureFailed), ids)).toMatchObject([{ captureId: second.captureId }])
    expect(await stored(ids)).toMatchObject([{ status: 'completed', captured: 1_499n, pendingCaptures: [] }])
  })

  it('never approves refunds beyond what was captured, however many are asked for at once', async () => {
    const orders = Array.from({ length: 20 }, () => submission({ expiresAt: inMinutes(90) }))
    const ids = orders.map(({ orderId }) => orderId)
    await placed(...orders)
    await others.send(PaymentAuthorised, ...orders.map((order) => PaymentAuthorised.sample({ ...of(order), amount })))
    await others.until(() => about(others.published(OrderConfirmed), ids).length === ids.length)
    const captured = orders.map((order) => PaymentCaptured.sample({ ...of(order), amount, captured: amount }))
    await others.send(PaymentCaptured, ...captured)
    await others.until(() => about(others.published(OrderCompleted), ids).length === ids.length)
    const asked = Array.from({ length: 10 }, () =>
      ids.map((orderId) => RefundRequested.sample({ orderId, refundId: newId('ref'), amount: 400n })),
    )
    await Promise.all(asked.map((requests) => others.send(RefundRequested, ...requests)))
    const approved = () => about(others.published(RefundApproved), ids)
    const rejected = () => about(others.published(RefundRejected), ids)
    await others.until(() => approved().length + rejected().length === asked.flat().length)
    const each = ids.map((id) => approved().filter(({ orderId }) => orderId === id).length)
    expect(each).toEqual(ids.map(() => 6)) // 6 times 400 of 2,499
    expect(new Set(rejected().map(({ code, refundable }) => `${code} ${refundable}`))).toEqual(
      new Set(['amount_exceeds_refundable 99']),
    )

    // What the PSP refuses may be asked for again.
    const [one, another] = approved().filter(({ orderId }) => orderId === ids[0])
    if (!one || !another) throw new Error('six refunds are approved')
    const paid = { ...of(one), amount: 400n }
    await others.send(PaymentRefundFailed, PaymentRefundFailed.sample({ ...paid, refundId: one.refundId }))
    await others.send(PaymentRefunded, PaymentRefunded.sample({ ...paid, refundId: another.refundId }))
    await others.until(() => about(others.published(OrderRefunded), ids).length > 0)
    expect(about(others.published(RefundFailed), ids)).toMatchObject([{ refundId: one.refundId }])
    const again = RefundRequested.sample({ orderId: one.orderId, refundId: newId('ref'), amount: null })
    await others.send(RefundRequested, again)
    await others.until(() => approved().some(({ refundId }) => refundId === again.refundId))
    expect(approved().find(({ refundId }) => refundId === again.refundId)).toMatchObject({ amount: 499n })
    expect(await stored([one.orderId])).toMatchObject([{ status: 'completed', captured: amount, refunded: 400n }])
  })

  it('takes what is reported of deposits without a thought', async () => {
    const deposits = [newId('pay'), newId('pay')].map((paymentId) =>
      PaymentCaptured.sample({ paymentId, orderId: null, purpose: 'deposit' }),
    )
    const paymentIds = deposits.map(({ paymentId }) => paymentId)
    await others.send(PaymentCaptured, ...deposits)
    await others.untilTaken(1, paymentIds)
    expect(await stored(paymentIds.map((id) => sameUuid('ord', id)))).toEqual([])
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
    await placed(...orders)
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
