import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import {
  AccountOpened,
  newId,
  OrderCancelled,
  OrderCompleted,
  OrderConfirmed,
  OrderDeclined,
  OrderPlaced,
  PaymentAuthorised,
  PaymentCaptured,
  PaymentMethodRejected,
  PaymentRefunded,
  sameUuid,
  TransactionPosted,
} from '@parpay/events'
import { AccountView } from '../src/account-view.js'
import { OrderView } from '../src/order-view.js'
import { PaymentMethodView } from '../src/payment-method-view.js'
import { startEdge, type Edge } from './edge.fixture.js'

let edge: Edge
let opened: { account: string; paymentMethod: string }
beforeAll(async () => {
  edge = await startEdge('edge_read_model')
  opened = await edge.openAccount()
}, 60_000)
afterAll(() => edge.stop())

const lines = [{ sku: 'a', name: 'A', quantity: 1, unitAmount: 4_900 }]
const place = async (more: object = {}): Promise<string> =>
  (await edge.call('POST', '/v1/orders', { body: { ...opened, currency: 'EUR', lines, ...more } })).body.id
const of = (orderId: string) => ({ orderId, merchantId: edge.shop.id })
const about = (orderId: string) => ({ ...of(orderId), paymentId: sameUuid('pay', orderId), currency: 'EUR' })
const say = {
  placed: (id: string) => edge.say(OrderPlaced, OrderPlaced.sample(of(id)), id),
  authorised: (id: string) =>
    edge.say(PaymentAuthorised, PaymentAuthorised.sample({ ...about(id), amount: 4_900n }), id),
  confirmed: (id: string) => edge.say(OrderConfirmed, OrderConfirmed.sample({ ...about(id), authorised: 4_900n }), id),
  captured: (id: string) =>
    edge.say(PaymentCaptured, PaymentCaptured.sample({ ...about(id), amount: 4_900n, captured: 4_900n }), id),
  completed: (id: string) => edge.say(OrderCompleted, OrderCompleted.sample({ ...about(id), captured: 4_900n }), id),
  posted: (id: string) =>
    edge.say(
      TransactionPosted,
      TransactionPosted.sample({ ...about(id), subject: about(id).paymentId, kind: 'capture' }),
      id,
    ),
}
const types = (body: object): string[] => OrderView.parse(body).timeline.map(({ type }) => type)

test('an order is shown to its end, with payment and timeline', async () => {
  const id = await place({ reference: 'A-1', metadata: { till: '4' } })
  await say.placed(id)
  await say.authorised(id)
  await say.confirmed(id)
  await say.captured(id)
  await say.completed(id)
  await say.posted(id)
  const { body } = await edge.seen(`/v1/orders/${id}`, (order) => types(order).length === 7)
  expect(OrderView.parse(body)).toMatchObject({
    ...{ id, status: 'completed', total: 4_900, reference: 'A-1', metadata: { till: '4' }, ...opened, refunds: [] },
    payment: {
      ...{ id: sameUuid('pay', id), status: 'captured', method: 'card' },
      ...{ authorised: 4_900, captured: 4_900, refunded: 0 },
    },
  })
  expect(types(body)[0]).toBe('OrderSubmitted')
  expect(types(body).filter((type) => type.startsWith('Order'))).toEqual([
    ...['OrderSubmitted', 'OrderPlaced', 'OrderConfirmed', 'OrderCompleted'],
  ])
  expect(types(body)).toEqual(expect.arrayContaining(['PaymentAuthorised', 'PaymentCaptured', 'TransactionPosted']))
  expect(OrderView.parse(body).timeline.map(({ n }) => n)).toEqual([1, 2, 3, 4, 5, 6, 7])
})

test('a declined order shows the code', async () => {
  const id = await place()
  await say.placed(id)
  await edge.say(
    OrderDeclined,
    OrderDeclined.sample({ ...of(id), paymentId: sameUuid('pay', id), code: 'insufficient_funds' }),
    id,
  )
  const { body } = await edge.seen(`/v1/orders/${id}`, ({ status }) => status === 'declined')
  expect(OrderView.parse(body).payment).toMatchObject({ status: 'declined', decline: { code: 'insufficient_funds' } })
})

test('a late capture of a cancelled order is shown refunded', async () => {
  const id = await place()
  const cancelled = await edge.call('POST', `/v1/orders/${id}/cancel`, { body: { reason: 'changed their mind' } })
  expect(cancelled).toMatchObject({ status: 202, body: { id, status: 'submitted' } })
  expect(types(cancelled.body)).toEqual(['OrderSubmitted', 'CancellationRequested'])
  await edge.say(OrderCancelled, OrderCancelled.sample({ ...of(id), reason: null }), id)
  await say.captured(id)
  const refundId = sameUuid('ref', id)
  const refunded = { ...about(id), refundId, amount: 4_900n, refunded: 4_900n, reason: 'late_capture' } as const
  await edge.say(PaymentRefunded, PaymentRefunded.sample(refunded), id)
  const { body } = await edge.seen(`/v1/orders/${id}`, ({ refunds }) => JSON.stringify(refunds) !== '[]')
  expect(OrderView.parse(body)).toMatchObject({
    status: 'cancelled',
    payment: { captured: 4_900, refunded: 4_900 },
    refunds: [{ id: refundId, status: 'succeeded', amount: 4_900 }],
  })
})

test('an order that has ended may still be asked to cancel, in as many lines as requests', async () => {
  const id = await place()
  await say.completed(id)
  await edge.seen(`/v1/orders/${id}`, ({ status }) => status === 'completed')
  const answers = await Promise.all([1, 2, 3].map(() => edge.call('POST', `/v1/orders/${id}/cancel`)))
  expect(answers.map(({ status, body }) => [status, body['status']])).toEqual(Array(3).fill([202, 'completed']))
  const { body } = await edge.call('GET', `/v1/orders/${id}`)
  expect(OrderView.parse(body).timeline.map(({ n }) => n)).toEqual([1, 2, 3, 4, 5])
  const requests = await edge.rows('select last from outbox_sequence where subject = $1', [id])
  expect(requests).toEqual([{ last: '4' }])
})

test('facts alone make accounts, payment methods and orders: after a rebuild there was no POST', async () => {
  const [account, paymentMethod, id] = [newId('acc'), newId('pm'), newId('ord')]
  await say.authorised(id)
  await edge.say(AccountOpened, { merchantId: edge.shop.id, accountId: account, currency: 'EUR' }, account)
  const rejected = {
    merchantId: edge.shop.id,
    paymentMethodId: paymentMethod,
    accountId: account,
    code: 'expired_card',
  }
  await edge.say(PaymentMethodRejected, rejected, paymentMethod)
  const shown = await edge.seen(`/v1/accounts/${account}`, ({ status }) => status === 'open')
  expect(AccountView.parse(shown.body)).toEqual({
    ...{ id: account, status: 'open', currency: 'EUR', holder: null, balance: { available: 0, held: 0 } },
  })
  const methods = await edge.seen(
    `/v1/accounts/${account}/payment-methods`,
    ({ data }) => JSON.stringify(data) !== '[]',
  )
  const [method] = methods.body['data'] as unknown[]
  expect(PaymentMethodView.parse(method)).toMatchObject({ status: 'rejected', decline: { code: 'expired_card' } })
  await edge.say(OrderPlaced, OrderPlaced.sample({ ...of(id), accountId: account, paymentMethodId: paymentMethod }), id)
  const order = await edge.seen(`/v1/orders/${id}`, ({ status }) => status === 'placed')
  expect(types(order.body)).toEqual(['OrderSubmitted', 'PaymentAuthorised', 'OrderPlaced'])
  expect(OrderView.parse(order.body).payment).toMatchObject({ status: 'authorised', authorised: 4_900 })
})

test('a wallet’s entries are its balance', async () => {
  const { account } = await edge.openAccount()
  const entries = [
    { ledgerAccount: `${account}:wallet:EUR`, amount: -1_200n },
    { ledgerAccount: 'psp:clearing:EUR', amount: 1_200n },
  ]
  const deposit = { merchantId: edge.shop.id, orderId: null, accountId: account, subject: newId('pay'), entries }
  await edge.say(TransactionPosted, TransactionPosted.sample({ ...deposit, currency: 'EUR', kind: 'deposit' }), account)
  const { body } = await edge.seen(`/v1/accounts/${account}`, ({ balance }) => JSON.stringify(balance).includes('1200'))
  expect(AccountView.parse(body)).toMatchObject({
    balance: { available: 1_200, held: 0 },
    holder: { name: 'Ada Lovelace' },
  })
})

test('the holder and the token are where they belong and nowhere else', async () => {
  const dump = await edge.rows<{ text: string }>(
    `select row_to_json(t)::text as text from idempotency_key t union all
     select row_to_json(t)::text from payment_method t union all select row_to_json(t)::text from "order" t`,
  )
  expect(dump.map(({ text }) => text).join()).not.toMatch(/Ada|example\.com|tok_visa/)
})

describe('a list of orders', () => {
  let ids: string[]
  let since: string
  beforeAll(async () => {
    ids = []
    for (const reference of ['x', 'y', 'x', 'y', 'x']) ids.unshift(await place({ reference }))
    const oldest = OrderView.parse((await edge.call('GET', `/v1/orders/${ids.at(-1) ?? ''}`)).body)
    since = new Date(Date.parse(oldest.createdAt) - 1).toISOString()
    await say.completed(ids[0] ?? '')
    await edge.seen(`/v1/orders/${ids[0] ?? ''}`, ({ status }) => status === 'completed')
  })
  const list = async (query: string): Promise<{ ids: string[]; next: unknown }> => {
    const { body } = await edge.call('GET', `/v1/orders?createdAfter=${since}&${query}`)
    return { ids: (body['data'] as unknown[]).map((order) => OrderView.parse(order).id), next: body['next'] }
  }

  test('is newest first', async () => {
    expect(await list('')).toEqual({ ids, next: null })
  })

  test('comes in pages', async () => {
    const first = await list('limit=2')
    const second = await list(`limit=2&cursor=${String(first.next)}`)
    const third = await list(`limit=2&cursor=${String(second.next)}`)
    expect([first.ids, second.ids, third.ids]).toEqual([ids.slice(0, 2), ids.slice(2, 4), ids.slice(4)])
    expect(third.next).toBeNull()
  })

  test('is narrowed by status and by reference', async () => {
    expect((await list('status=completed')).ids).toEqual([ids[0]])
    expect((await list('reference=x')).ids).toEqual([ids[0], ids[2], ids[4]])
    expect((await list('reference=x&status=submitted&limit=1')).ids).toEqual([ids[2]])
    expect((await list('reference=nobody')).ids).toEqual([])
  })
})

test('the description is served to everybody', async () => {
  const { status, body } = await edge.call('GET', '/openapi.json', { as: null })
  expect({ status, openapi: body['openapi'] }).toEqual({ status: 200, openapi: '3.1.0' })
})
