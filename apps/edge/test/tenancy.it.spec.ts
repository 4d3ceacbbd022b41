import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { startEdge, type Call, type Edge } from './edge.fixture.js'

let edge: Edge
let account: string
let paymentMethod: string
let order: string
let deposit: string
beforeAll(async () => {
  edge = await startEdge('edge_tenancy')
  ;({ account, paymentMethod } = await edge.openAccount(edge.shop))
  const lines = [{ sku: 'a', name: 'A', quantity: 1, unitAmount: 100 }]
  const body = { account, paymentMethod, currency: 'EUR', lines, reference: 'secret' }
  order = (await edge.call('POST', '/v1/orders', { body })).body.id
  const charge = { amount: 100, currency: 'EUR', paymentMethod }
  deposit = (await edge.call('POST', `/v1/accounts/${account}/deposits`, { body: charge })).body.id
}, 60_000)
afterAll(() => edge.stop())

test.each<[string, () => ['GET' | 'POST', string, Call?]]>([
  ['an account', () => ['GET', `/v1/accounts/${account}`]],
  ['its payment methods', () => ['GET', `/v1/accounts/${account}/payment-methods`]],
  ['adding one', () => ['POST', `/v1/accounts/${account}/payment-methods`, { body: { token: 'tok_visa' } }]],
  [
    'a deposit to it',
    () => ['POST', `/v1/accounts/${account}/deposits`, { body: { amount: 100, currency: 'EUR', paymentMethod } }],
  ],
  ['its deposits', () => ['GET', `/v1/deposits/${deposit}`]],
  ['its transactions', () => ['GET', `/v1/accounts/${account}/transactions`]],
  ['an order', () => ['GET', `/v1/orders/${order}`]],
  ['cancelling it', () => ['POST', `/v1/orders/${order}/cancel`, { body: {} }]],
])('another merchant’s things do not exist: %s', async (_, call) => {
  const [method, path, more] = call()
  const own = await edge.call(method, path, more)
  expect(own.status).toBeLessThan(300)
  const before = await edge.stored()
  const theirs = await edge.call(method, path, { ...more, as: edge.rival })
  const unknown = await edge.call(method, path.replace(/_[0-9a-z]{26}/, '_01h455vb4pex5vsknk084sn02q'), {
    ...more,
    as: edge.rival,
  })
  expect(theirs.status).toBe(404)
  expect(theirs.text).toBe(unknown.text)
  expect(await edge.stored()).toMatchObject({
    timeline: before['timeline'],
    deposit: before['deposit'],
    idempotency_key: before['idempotency_key'],
  })
})

test('another merchant’s account and payment method are unknown to an order', async () => {
  const lines = [{ sku: 'a', name: 'A', quantity: 1, unitAmount: 100 }]
  const body = { account, paymentMethod, currency: 'EUR', lines }
  const answer = await edge.call('POST', '/v1/orders', { as: edge.rival, body })
  expect(answer).toMatchObject({ status: 422, body: { errors: [{ pointer: '/account' }] } })
  const own = await edge.openAccount(edge.rival)
  const mixed = await edge.call('POST', '/v1/orders', { as: edge.rival, body: { ...body, account: own.account } })
  expect(mixed).toMatchObject({ status: 422, body: { errors: [{ pointer: '/paymentMethod' }] } })
})

test('lists never leak', async () => {
  const list = (as: typeof edge.shop, query = '') => edge.call('GET', `/v1/orders${query}`, { as })
  expect((await list(edge.shop)).body).toMatchObject({ data: [{ id: order }], next: null })
  const cursor = Buffer.from('ord_7zzzzzzzzzzzzzzzzzzzzzzzzz').toString('base64url')
  for (const query of [
    '',
    '?reference=secret',
    '?status=submitted',
    `?cursor=${cursor}`,
    '?createdAfter=2000-01-01T00:00:00Z',
  ]) {
    expect((await list(edge.rival, query)).body).toEqual({ data: [], next: null })
  }
})
