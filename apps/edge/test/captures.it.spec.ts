import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import {
  CaptureApproved,
  CaptureRejected,
  newId,
  OrderCaptured,
  OrderCompleted,
  OrderConfirmed,
  OrderPlaced,
  OrderRefunded,
  PaymentCaptured,
  PaymentRefunded,
  RefundApproved,
  RefundFailed,
  RefundRejected,
  sameUuid,
} from '@parpay/events'
import { randomUUID } from 'node:crypto'
import { OrderView } from '../src/order-view.js'
import { startEdge, type Answer, type Edge } from './edge.fixture.js'
import { until } from './until.js'

let edge: Edge
let opened: { account: string; paymentMethod: string }
beforeAll(async () => {
  edge = await startEdge('edge_captures')
  opened = await edge.openAccount()
}, 60_000)
afterAll(() => edge.stop())

const lines = [{ sku: 'a', name: 'A', quantity: 1, unitAmount: 4_900 }]
const of = (orderId: string) => ({ orderId, merchantId: edge.shop.id })
const about = (orderId: string) => ({ ...of(orderId), paymentId: sameUuid('pay', orderId), currency: 'EUR' })
/** An order captured by hand that is confirmed. */
async function confirmed(): Promise<string> {
  const body = { ...opened, currency: 'EUR', lines, capture: 'manual' }
  const { id } = (await edge.call('POST', '/v1/orders', { body })).body
  await edge.say(OrderPlaced, OrderPlaced.sample({ ...of(id), capture: 'manual' }), id)
  await edge.say(OrderConfirmed, OrderConfirmed.sample({ ...about(id), capture: 'manual', authorised: 4_900n }), id)
  await edge.seen(`/v1/orders/${id}`, ({ status }) => status === 'confirmed')
  return id
}
const order = async (id: string): Promise<OrderView> =>
  OrderView.parse((await edge.call('GET', `/v1/orders/${id}`)).body)
const capture = (id: string, body: object, wait = 0, key: string = randomUUID()): Promise<Answer> =>
  edge.call('POST', `/v1/orders/${id}/capture`, { body, key, headers: wait ? { prefer: `wait=${wait}` } : {} })
/** The id of the capture just asked for. */
const asked = async (answer: Promise<Answer>): Promise<string> =>
  OrderView.parse((await answer).body).captures.at(-1)?.id ?? ''
const refund = (id: string, body: object = {}): Promise<Answer> =>
  edge.call('POST', `/v1/orders/${id}/refunds`, { body })
const isPending = (id: string): Promise<void> =>
  until(
    async () => (await order(id)).captures.length > 0,
    () => 'the capture was not accepted',
  )

describe('a capture', () => {
  test('is accepted with the order, and in its list at once', async () => {
    const id = await confirmed()
    const { status, body } = await capture(id, { amount: 1_000 })
    expect({ status, timeline: OrderView.parse(body).timeline.at(-1)?.type }).toEqual({
      ...{ status: 202, timeline: 'CaptureRequested' },
    })
    const pending = { status: 'pending', amount: 1_000, final: false }
    expect(body['captures']).toEqual([{ id: expect.stringMatching(/^cap_/), ...pending }])
    expect((await order(id)).captures).toEqual(body['captures'])
  })

  test('of a part with a wait is answered when that part is captured', async () => {
    const id = await confirmed()
    const key = randomUUID()
    const waiting = capture(id, { amount: 1_000 }, 20, key)
    await isPending(id)
    const captureId = (await order(id)).captures[0]?.id ?? ''
    const part = { ...of(id), captureId, amount: 1_000n, captured: 1_000n }
    await edge.say(OrderCaptured, OrderCaptured.sample(part), id)
    const answer = await waiting
    expect(answer).toMatchObject({
      status: 200,
      body: { status: 'confirmed', payment: { captured: 1_000 }, captures: [{ id: captureId, status: 'succeeded' }] },
    })
    expect(answer.headers.get('preference-applied')).toBe('wait=20')
    const repeat = await capture(id, { amount: 1_000 }, 20, key)
    expect({ status: repeat.status, text: repeat.text }).toEqual({ status: 200, text: answer.text })
  })

  test('of the rest with a wait is answered when the order is completed', async () => {
    const id = await confirmed()
    const waiting = capture(id, {}, 20)
    await isPending(id)
    const captureId = (await order(id)).captures[0]?.id ?? ''
    const all = { captureId, amount: 4_900n }
    const last = { ...about(id), ...all, final: true }
    await edge.say(CaptureApproved, CaptureApproved.sample(last), id)
    await edge.say(PaymentCaptured, PaymentCaptured.sample({ ...last, captured: 4_900n }), id)
    await edge.say(OrderCaptured, OrderCaptured.sample({ ...of(id), ...all, captured: 4_900n }), id)
    await edge.say(OrderCompleted, OrderCompleted.sample({ ...about(id), captured: 4_900n }), id)
    const done = { id: captureId, status: 'succeeded', amount: 4_900, final: true }
    expect(await waiting).toMatchObject({ status: 200, body: { status: 'completed', captures: [done] } })
  })

  test('that is turned down with a wait is answered with the code', async () => {
    const id = await confirmed()
    const waiting = capture(id, { amount: 5_000, final: true }, 20)
    await isPending(id)
    const captureId = (await order(id)).captures[0]?.id ?? ''
    const rejected = { ...of(id), captureId, code: 'amount_exceeds_capturable', capturable: 4_900n }
    await edge.say(CaptureRejected, CaptureRejected.sample(rejected), id)
    const { status, body } = await waiting
    const { captures, timeline } = OrderView.parse(body)
    expect({ status, captures }).toEqual({
      status: 200,
      captures: [{ id: captureId, status: 'rejected', amount: 5_000, final: true, code: 'amount_exceeds_capturable' }],
    })
    expect(timeline.at(-1)).toMatchObject({ type: 'CaptureRejected', detail: '4900 minor units could be captured.' })
  })

  test('with a wait that is over is answered 202', async () => {
    expect((await capture(await confirmed(), {}, 1)).status).toBe(202)
  })
})

test('captures are known from facts alone, in whatever order those come', async () => {
  const [id, captureId, other] = [newId('ord'), newId('cap'), newId('cap')]
  const part = { ...about(id), captureId, amount: 1_000n, final: false }
  await edge.say(PaymentCaptured, PaymentCaptured.sample({ ...part, captured: 1_000n }), id)
  await until(
    async () => (await edge.rows('select 1 from capture where id = $1', [captureId])).length === 1,
    () => 'the capture was not received',
  )
  await edge.say(OrderPlaced, OrderPlaced.sample({ ...of(id), capture: 'manual' }), id)
  await edge.say(CaptureApproved, CaptureApproved.sample(part), id)
  const rejected = { ...of(id), captureId: other, code: 'final_capture_pending' }
  await edge.say(CaptureRejected, CaptureRejected.sample(rejected), id)
  await edge.seen(`/v1/orders/${id}`, ({ timeline }) => JSON.stringify(timeline ?? []).includes('CaptureRejected'))
  expect((await order(id)).captures).toEqual(
    [
      { id: captureId, status: 'succeeded', amount: 1_000, final: false },
      { id: other, status: 'rejected', amount: null, final: false, code: 'final_capture_pending' },
    ].sort((a, b) => (a.id < b.id ? -1 : 1)),
  )
})

describe('a refund', () => {
  test('is accepted with its id, and among the order’s refunds at once', async () => {
    const id = await confirmed()
    const { status, headers, body } = await refund(id, { amount: 500, reason: 'damaged' })
    expect({ status, body }).toEqual({ status: 202, body: { id: body.id, status: 'pending' } })
    expect(headers.get('location')).toBe(`/v1/orders/${id}`)
    expect((await order(id)).refunds).toEqual([{ id: body.id, status: 'pending', amount: 500 }])
    const { id: whole } = (await refund(id)).body
    expect((await order(id)).refunds).toContainEqual({ id: whole, status: 'pending', amount: null })
  })

  test('says what became of it', async () => {
    const id = await confirmed()
    const ids = await Promise.all([1, 2, 3].map(async () => (await refund(id, { amount: 400 })).body.id))
    const [done = '', refused = '', tooMuch = ''] = ids.sort()
    const back = (refundId: string) => ({ ...about(id), refundId, amount: 400n })
    await edge.say(RefundApproved, RefundApproved.sample(back(done)), id)
    await edge.say(RefundApproved, RefundApproved.sample(back(refused)), id)
    const rejection = { ...of(id), refundId: tooMuch, code: 'amount_exceeds_refundable', refundable: 100n }
    await edge.say(RefundRejected, RefundRejected.sample(rejection), id)
    await edge.say(PaymentRefunded, PaymentRefunded.sample({ ...back(done), refunded: 400n, reason: 'requested' }), id)
    await edge.say(OrderRefunded, OrderRefunded.sample({ ...of(id), refundId: done, amount: 400n, refunded: 400n }), id)
    await edge.say(RefundFailed, RefundFailed.sample({ ...of(id), refundId: refused, code: 'refund_refused' }), id)
    await edge.seen(`/v1/orders/${id}`, ({ timeline }) =>
      ['PaymentRefunded', 'RefundFailed'].every((type) => JSON.stringify(timeline).includes(type)),
    )
    const { refunds, payment } = await order(id)
    expect(refunds).toEqual([
      { id: done, status: 'succeeded', amount: 400 },
      { id: refused, status: 'failed', amount: 400, code: 'refund_refused' },
      { id: tooMuch, status: 'rejected', amount: 400, code: 'amount_exceeds_refundable' },
    ])
    expect(payment?.refunded).toBe(400)
  })
})

test('requests about one order at once get lines of their own, and each its message', async () => {
  const id = await confirmed()
  const lines = (await order(id)).timeline.length
  const requests = [capture(id, { amount: 1 }), capture(id, { amount: 1 }), refund(id, { amount: 1 }), refund(id)]
  expect((await Promise.all(requests)).map(({ status }) => status)).toEqual([202, 202, 202, 202])
  const { timeline, captures, refunds } = await order(id)
  expect(timeline.map(({ n }) => n)).toEqual(timeline.map((_, i) => i + 1))
  expect([timeline.length, captures.length, refunds.length]).toEqual([lines + 4, 2, 2])
  expect(await asked(capture(id, {}))).toBe((await order(id)).captures.at(-1)?.id)
  await edge.published()
  expect(await edge.rows('select last from outbox_sequence where subject = $1', [id])).toEqual([{ last: '6' }])
})
