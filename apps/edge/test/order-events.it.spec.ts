import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { newId, OrderCompleted, OrderConfirmed, OrderPlaced, sameUuid, TransactionPosted } from '@parpay/events'
import type { RunningService } from '@parpay/process'
import { startEdge, type Edge } from './edge.fixture.js'
import { followEvents } from './sse.client.js'

let edge: Edge
let second: RunningService
let order: object
beforeAll(async () => {
  edge = await startEdge('edge_order_events')
  second = await edge.instance()
  const lines = [{ sku: 'a', name: 'A', quantity: 1, unitAmount: 4_900 }]
  order = { ...(await edge.openAccount()), currency: 'EUR', lines }
}, 60_000)
afterAll(async () => {
  await second.stop()
  await edge.stop()
})

const place = async (): Promise<string> => (await edge.call('POST', '/v1/orders', { body: order })).body.id
const about = (id: string) => ({ orderId: id, merchantId: edge.shop.id })
const paid = (id: string) => ({ ...about(id), paymentId: sameUuid('pay', id) })
const follow = (id: string, after?: string, at: string = edge.url) =>
  followEvents(`${at}/v1/orders/${id}/events`, edge.shop.apiKey, after === undefined ? {} : { 'last-event-id': after })

test('an order is followed as things happen, at whichever instance, past its end', async () => {
  const id = await place()
  const clients = [await follow(id), await follow(id, undefined, second.url)]
  for (const { response, seen } of clients) {
    expect(response.headers.get('content-type')).toBe('text/event-stream')
    expect(response.headers.get('cache-control')).toBe('no-store')
    await seen(1)
  }
  await edge.say(OrderPlaced, OrderPlaced.sample(about(id)), id)
  await Promise.all(clients.map(({ seen }) => seen(2)))
  await edge.say(OrderCompleted, OrderCompleted.sample(paid(id)), id)
  await Promise.all(clients.map(({ seen }) => seen(3)))
  const posted = { ...paid(id), subject: sameUuid('pay', id), kind: 'capture' } as const
  await edge.say(TransactionPosted, TransactionPosted.sample(posted), id)
  await Promise.all(clients.map(({ seen }) => seen(4)))
  const { timeline } = (await edge.call('GET', `/v1/orders/${id}`)).body
  for (const { events, leave } of clients) {
    expect(events.map((event) => event.data)).toEqual(timeline)
    expect(events.map((event) => event.id)).toEqual([1, 2, 3, 4])
    await leave()
  }
})

test('a client that comes back goes on after the last event it has', async () => {
  const id = await place()
  await edge.say(OrderPlaced, OrderPlaced.sample(about(id)), id)
  await edge.say(OrderConfirmed, OrderConfirmed.sample(paid(id)), id)
  await edge.seen(`/v1/orders/${id}`, ({ status }) => status === 'confirmed')
  const back = await follow(id, '2', second.url)
  await back.seen(1)
  await edge.call('POST', `/v1/orders/${id}/cancel`)
  await back.seen(2)
  expect(back.events.map((event) => [event.id, event.data['type']])).toEqual([
    [3, 'OrderConfirmed'],
    [4, 'CancellationRequested'],
  ])
  await back.leave()
  const ahead = await follow(id, '999999999999999')
  await ahead.leave()
  expect(ahead.events).toEqual([])
})

test('200 clients at once are told with a few queries', async () => {
  const id = await place()
  const clients = await Promise.all(
    Array.from({ length: 200 }, (_, i) => follow(id, '1', i % 2 ? edge.url : second.url)),
  )
  await edge.published()
  const before = await edge.commits()
  await edge.say(OrderPlaced, OrderPlaced.sample(about(id)), id)
  await Promise.all(clients.map(({ seen }) => seen(1)))
  expect((await edge.commits()) - before).toBeLessThan(150) // a query each would be 200 more than what the instances commit by themselves
  await Promise.all(clients.map(({ leave }) => leave()))
})

test('an instance that stops ends its streams', async () => {
  const third = await edge.instance()
  const client = await follow(await place(), undefined, third.url)
  await client.seen(1)
  await third.stop()
  await client.ended
})

test('a HEAD is answered and ends', async () => {
  const headers = { authorization: `Bearer ${edge.shop.apiKey}` }
  const { status } = await fetch(`${edge.url}/v1/orders/${await place()}/events`, { method: 'HEAD', headers })
  expect(status).toBe(200)
})

test('what cannot be followed is refused', async () => {
  const id = await place()
  const refused = async (path: string, more: object = {}) => (await edge.call('GET', path, more)).status
  expect(await refused(`/v1/orders/${newId('ord')}/events`)).toBe(404)
  expect(await refused('/v1/orders/x/events')).toBe(404)
  expect(await refused(`/v1/orders/${id}/events`, { as: edge.rival })).toBe(404)
  expect(await refused(`/v1/orders/${id}/events`, { as: null })).toBe(401)
  expect(await refused(`/v1/orders/${id}/events`, { headers: { 'last-event-id': 'x' } })).toBe(400)
})
