import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { TransactionPosted } from '@parpay/events'
import { z } from 'zod'
import { startEdge, type Edge, type Merchant } from './edge.fixture.js'
import { followEvents } from './sse.client.js'

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
  const entries = [{ ledgerAccount: `${edge.shop.id}:merchant:EUR`, amount: -95n }]
  const posted = TransactionPosted.sample({ merchantId: edge.shop.id, orderId: order, currency: 'EUR', entries })
  await edge.say(TransactionPosted, posted, order)
  await edge.seen('/v1/transactions', ({ data }) => JSON.stringify(data) !== '[]')
  deposit = (await edge.call('POST', `/v1/accounts/${account}/deposits`, { body: charge() })).body.id
}, 60_000)
afterAll(() => edge.stop())

const charge = () => ({ amount: 100, currency: 'EUR', paymentMethod })

/** A request for a thing of the shop's, by the operation it tries. A new route fails this spec until it is here. */
const ofOneThing: Record<string, () => [path: string, body?: object]> = {
  'get /v1/accounts/{id}': () => [`/v1/accounts/${account}`],
  'get /v1/accounts/{id}/payment-methods': () => [`/v1/accounts/${account}/payment-methods`],
  'post /v1/accounts/{id}/payment-methods': () => [`/v1/accounts/${account}/payment-methods`, { token: 'tok_visa' }],
  'delete /v1/accounts/{id}/payment-methods/{pm}': () => [`/v1/accounts/${account}/payment-methods/${paymentMethod}`],
  'post /v1/accounts/{id}/freeze': () => [`/v1/accounts/${account}/freeze`, {}],
  'post /v1/accounts/{id}/unfreeze': () => [`/v1/accounts/${account}/unfreeze`, {}],
  'post /v1/accounts/{id}/deposits': () => [`/v1/accounts/${account}/deposits`, charge()],
  'get /v1/accounts/{id}/transactions': () => [`/v1/accounts/${account}/transactions`],
  'get /v1/deposits/{id}': () => [`/v1/deposits/${deposit}`],
  'get /v1/orders/{id}': () => [`/v1/orders/${order}`],
  'get /v1/orders/{id}/events': () => [`/v1/orders/${order}/events`],
  'post /v1/orders/{id}/cancel': () => [`/v1/orders/${order}/cancel`, {}],
  'post /v1/orders/{id}/capture': () => [`/v1/orders/${order}/capture`, {}],
  'post /v1/orders/{id}/refunds': () => [`/v1/orders/${order}/refunds`, {}],
}
/** Lists of the merchant's own things: the shop's have entries, the rival's none. */
const ofTheMerchant: Record<string, () => string[]> = {
  'get /v1/orders': () => [
    ...['', '?reference=secret', '?status=submitted', '?createdAfter=2000-01-01T00:00:00Z'],
    `?cursor=${Buffer.from('ord_7zzzzzzzzzzzzzzzzzzzzzzzzz').toString('base64url')}`,
  ],
  'get /v1/events': () => ['', '?after=0', '?after=1'],
  'get /v1/transactions': () => ['', '?limit=1'],
  'get /v1/balance': () => [''],
}
/** They make a thing of the caller's; what their bodies name is tried below. */
const making = ['post /v1/accounts', 'post /v1/orders']

const Method = z.enum(['GET', 'POST', 'DELETE'])
const Paths = z.object({ paths: z.record(z.string(), z.record(z.string(), z.unknown())) })

test('every route of the API is tried here', async () => {
  const { paths } = Paths.parse((await edge.call('GET', '/openapi.json')).body)
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    path.startsWith('/v1/') ? Object.keys(methods).map((method) => `${method} ${path}`) : [],
  )
  const tried = [...Object.keys(ofOneThing), ...Object.keys(ofTheMerchant), ...making]
  expect(operations.sort()).toEqual(tried.sort())
  expect(operations.filter((operation) => operation.includes('{')).sort()).toEqual(Object.keys(ofOneThing).sort())
})

test.each(Object.entries(ofOneThing))('another merchant’s things do not exist: %s', async (operation, request) => {
  const method = Method.parse(operation.split(' ')[0]?.toUpperCase())
  const [path, body] = request()
  const own = await statusOf(method, path, body)
  expect({ path, own }).toEqual({ path, own: method === 'GET' ? 200 : 202 })
  const before = await edge.stored()
  const theirs = await edge.call(method, path, { body, as: edge.rival })
  const unknownId = path.replace(/_[0-9a-z]{26}/, '_01h455vb4pex5vsknk084sn02q')
  const unknown = await edge.call(method, unknownId, { body, as: edge.rival })
  expect(theirs.status).toBe(404)
  expect(theirs.text).toBe(unknown.text)
  const waited = await edge.call(method, path, { body, as: edge.rival, headers: { prefer: 'wait=30' } })
  expect(waited.text).toBe(unknown.text)
  const tables = ['timeline', 'event', 'deposit', 'payment_method', 'capture', 'refund', 'idempotency_key'] as const
  const after = await edge.stored()
  for (const table of tables) expect([table, after[table]]).toEqual([table, before[table]])
})

/** The status of the shop's own request; a stream is left when it has begun. */
async function statusOf(method: z.infer<typeof Method>, path: string, body: object | undefined): Promise<number> {
  if (!path.endsWith('/events')) return (await edge.call(method, path, { body })).status
  const client = await followEvents(edge.url + path, edge.shop.apiKey)
  await client.leave()
  return client.response.status
}

test.each(Object.entries(ofTheMerchant))('lists never leak: %s', async (operation, queries) => {
  const path = operation.replace('get ', '')
  const list = (as: Merchant, query: string) => edge.call('GET', path + query, { as })
  for (const query of queries()) {
    const [own, theirs] = [(await list(edge.shop, query)).body, (await list(edge.rival, query)).body]
    const empty = Array.isArray(own) ? [] : { data: [], next: null }
    expect(theirs).toEqual(empty)
    expect(own).not.toEqual(empty)
  }
})

test('another merchant’s feed is streamed to nobody else', async () => {
  const own = await followEvents(`${edge.url}/v1/events`, edge.shop.apiKey)
  const theirs = await followEvents(`${edge.url}/v1/events`, edge.rival.apiKey)
  await own.seen(2)
  await own.leave()
  await theirs.leave()
  expect(theirs.events).toEqual([])
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

test('another merchant’s payment method is not found among one’s own account’s', async () => {
  const own = await edge.openAccount(edge.rival)
  const path = `/v1/accounts/${own.account}/payment-methods`
  expect((await edge.call('DELETE', `${path}/${paymentMethod}`, { as: edge.rival })).status).toBe(404)
  expect((await edge.call('DELETE', `${path}/${own.paymentMethod}`, { as: edge.rival })).status).toBe(202)
})
