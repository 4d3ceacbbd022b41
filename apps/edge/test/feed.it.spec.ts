import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { newId, OrderCompleted, OrderPlaced, PaymentAuthorised, sameUuid, TransactionPosted } from '@parpay/events'
import { openDatabase } from '@parpay/messaging'
import type { RunningService } from '@parpay/process'
import { z } from 'zod'
import { EventView } from '../src/event-view.js'
import { appendToFeed } from '../src/feed.store.js'
import { startEdge, type Edge, type Merchant } from './edge.fixture.js'
import { followEvents } from './sse.client.js'
import { until } from './until.js'

let edge: Edge
let second: RunningService
let order: { account: string; paymentMethod: string }
beforeAll(async () => {
  edge = await startEdge('edge_feed')
  second = await edge.instance()
  order = await edge.openAccount()
}, 60_000)
afterAll(async () => {
  await second.stop()
  await edge.stop()
})

const lines = [{ sku: 'a', name: 'A', quantity: 1, unitAmount: 4_900 }]
const place = async (): Promise<string> =>
  (await edge.call('POST', '/v1/orders', { body: { ...order, currency: 'EUR', lines } })).body.id
const about = (id: string) => ({ orderId: id, merchantId: edge.shop.id })
const paid = (id: string) => ({ ...about(id), paymentId: sameUuid('pay', id) })

const FeedPage = z.strictObject({ data: z.array(EventView), next: z.string().nullable() })
const page = async (query: string, as: Merchant = edge.shop, at = edge.url) =>
  FeedPage.parse((await edge.call('GET', `/v1/events?${query}`, { as, at })).body)
/** All of a feed after `after`, page by page. */
async function read(after = 0, limit = 100): Promise<EventView[]> {
  const events: EventView[] = []
  let next: string | null = String(after)
  while (next !== null) {
    const one = await page(`after=${next}&limit=${limit}`)
    events.push(...one.data)
    next = one.next
  }
  return events
}
const numbers = (events: readonly { n: number }[]): number[] => events.map(({ n }) => n)
const upTo = (last: number): number[] => Array.from({ length: last }, (_, i) => i + 1)
const seen = (expected: (events: EventView[]) => boolean): Promise<void> =>
  until(
    async () => expected(await read()),
    () => 'the feed lacks what is expected',
  )

test('the feed has what happened to accounts, payment methods and orders: all of their timelines', async () => {
  const id = await place()
  await edge.say(PaymentAuthorised, PaymentAuthorised.sample({ ...paid(id), purpose: 'order' }), id)
  await edge.call('POST', `/v1/orders/${id}/cancel`)
  await edge.say(OrderPlaced, OrderPlaced.sample(about(id)), id)
  await edge.say(OrderCompleted, OrderCompleted.sample(paid(id)), id)
  await seen((events) => events.some(({ type }) => type === 'OrderCompleted'))
  const events = await read()
  expect(numbers(events)).toEqual(upTo(events.length))
  expect(events.filter(({ subject }) => !subject.startsWith('ord_'))).toMatchObject([
    { type: 'AccountOpened', subject: order.account },
    { type: 'PaymentMethodAdded', subject: order.paymentMethod },
  ])
  const { timeline } = (await edge.call('GET', `/v1/orders/${id}`)).body
  const own = events.filter(({ subject }) => subject === id)
  expect(own.map(({ line, type, at }) => ({ n: line, type, at }))).toEqual(timeline)
  expect(own.map(({ type }) => type)).toContain('CancellationRequested')
})

test('a payment that is for no order is in the feed by itself', async () => {
  const paymentId = newId('pay')
  const deposit = { merchantId: edge.shop.id, orderId: null, accountId: order.account, subject: paymentId } as const
  const entries = [
    { ledgerAccount: 'psp:clearing:EUR', amount: 5n },
    { ledgerAccount: `${order.account}:wallet:EUR`, amount: -5n },
  ]
  const posted = TransactionPosted.sample({ ...deposit, kind: 'deposit', currency: 'EUR', entries })
  await edge.say(TransactionPosted, posted, paymentId)
  await seen((events) => events.some(({ subject, code }) => subject === paymentId && code === 'deposit'))
})

test('it comes in pages of any size, and as the same stream', async () => {
  const events = await read()
  expect(await read(0, 1)).toEqual(events)
  expect(await read(2, 3)).toEqual(events.slice(2))
  expect(await page(`after=${events.length}`)).toEqual({ data: [], next: null })
  expect(await page('')).toEqual({ data: events, next: null })
  const [first] = events
  expect(await page('limit=1')).toEqual({ data: [first], next: '1' })

  const client = await followEvents(`${second.url}/v1/events`, edge.shop.apiKey)
  expect(client.response.headers.get('content-type')).toBe('text/event-stream')
  await client.seen(events.length)
  expect(client.events.map(({ data }) => data)).toEqual(events)
  const id = await place()
  await edge.say(OrderPlaced, OrderPlaced.sample(about(id)), id)
  await client.seen(events.length + 2)
  expect(client.events.map((event) => event.id)).toEqual(upTo(events.length + 2))
  await client.leave()
  const back = await followEvents(`${edge.url}/v1/events?after=1`, edge.shop.apiKey, {
    'last-event-id': String(events.length),
  })
  await back.seen(2)
  expect(back.events.map(({ data }) => [data['subject'], data['type']])).toEqual([
    [id, 'OrderSubmitted'],
    [id, 'OrderPlaced'],
  ])
  await back.leave()
})

test('a reader never meets a gap, whatever two instances commit at once', async () => {
  const before = (await read()).length
  const ids = await Promise.all(Array.from({ length: 60 }, place))
  const expected = before + 4 * ids.length
  const got: number[] = []
  const reading = until(
    async () => {
      got.push(...numbers((await page(`after=${before + got.length}&limit=100`)).data))
      return got.length >= expected - before
    },
    () => `${got.length} events`,
  )
  await Promise.all(
    ids.map(async (id) => {
      await edge.say(OrderPlaced, OrderPlaced.sample(about(id)), id)
      await edge.say(PaymentAuthorised, PaymentAuthorised.sample(paid(id)), id)
      await edge.say(OrderCompleted, OrderCompleted.sample(paid(id)), id)
    }),
  )
  await reading
  expect(got).toEqual(upTo(expected).slice(before))
})

test('numbers are drawn one transaction after the other: who draws later is seen later', async () => {
  const database = openDatabase(edge.proxy.url)
  const merchantId = newId('mer')
  const entry = (subject: string) => ({ merchantId, type: 'AccountOpened', at: new Date(), subject, code: null })
  const [firstDrew, commitFirst] = [Promise.withResolvers<undefined>(), Promise.withResolvers<undefined>()]
  const ends: string[] = []
  const first = database.transaction(async (tx) => {
    await appendToFeed(tx, [], [entry('first')])
    firstDrew.resolve(undefined)
    await commitFirst.promise
    ends.push('first')
  })
  await firstDrew.promise
  const later = database.transaction(async (tx) => {
    await appendToFeed(tx, [], [entry('later')])
    ends.push('later')
  })
  await until(
    async () => (await edge.rows(`select 1 from pg_locks where not granted and locktype = 'transactionid'`)).length > 0,
    () => 'the second transaction does not wait for the first',
  )
  commitFirst.resolve(undefined)
  await Promise.all([first, later])
  expect(ends).toEqual(['first', 'later'])
  expect(await edge.rows('select n, subject from event where merchant_id = $1 order by n', [merchantId])).toEqual([
    { n: '1', subject: 'first' },
    { n: '2', subject: 'later' },
  ])
  await database.close()
})

test('another merchant’s feed is empty', async () => {
  expect(await page('', edge.rival)).toEqual({ data: [], next: null })
  expect(await page('after=1', edge.rival)).toEqual({ data: [], next: null })
})

test.each([
  'after=x',
  'after=-1',
  'after=1.5',
  `after=${'9'.repeat(16)}`,
  'after=1&after=2',
  'limit=0',
  'limit=101',
  'x=1',
])('GET /v1/events?%s is refused', async (query) => {
  const [name] = query.split('=')
  expect(await edge.call('GET', `/v1/events?${query}`)).toMatchObject({
    status: 422,
    body: { errors: [{ pointer: `/${name ?? ''}` }] },
  })
})
