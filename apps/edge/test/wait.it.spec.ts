import { afterAll, beforeAll, expect, test } from '@jest/globals'
import {
  newId,
  OrderCompleted,
  OrderConfirmed,
  OrderDeclined,
  OrderPlaced,
  OrderCancelled,
  sameUuid,
} from '@parpay/events'
import type { RunningService } from '@parpay/process'
import { randomUUID } from 'node:crypto'
import { startEdge, type Answer, type Call, type Edge } from './edge.fixture.js'
import { until } from './until.js'

let edge: Edge
let second: RunningService
let order: object
beforeAll(async () => {
  edge = await startEdge('edge_wait')
  second = await edge.instance()
  const lines = [{ sku: 'a', name: 'A', quantity: 1, unitAmount: 4_900 }]
  order = { ...(await edge.openAccount()), currency: 'EUR', lines }
}, 60_000)
afterAll(async () => {
  await second.stop()
  await edge.stop()
})

const place = (wait: string | undefined, more: Call = {}): Promise<Answer> =>
  edge.call('POST', '/v1/orders', { body: order, ...(wait !== undefined && { headers: { prefer: wait } }), ...more })
const about = (id: string) => ({ orderId: id, merchantId: edge.shop.id })
const paid = (id: string) => ({ ...about(id), paymentId: sameUuid('pay', id) })
const complete = (id: string) => edge.say(OrderCompleted, OrderCompleted.sample(paid(id)), id)
/** The id of the order that a POST under this key made, as soon as it is there. */
const placedUnder = async (key: string): Promise<string> => {
  for (;;) {
    const [row] = await edge.rows<{ id: string }>(
      `select body::json ->> 'id' as id from idempotency_key where key = $1 and body is not null`,
      [key],
    )
    if (row) return row.id
  }
}

test('a request waits until its order has ended, whichever instance it and its repeat are at', async () => {
  const key = randomUUID()
  const first = place('wait=30', { key })
  const id = await placedUnder(key)
  const repeat = place('wait=30', { key, at: second.url })
  await complete(id)
  const answers = await Promise.all([first, repeat])
  for (const { status, headers, body } of answers) {
    expect({ status, id: body.id, shown: body['status'] }).toEqual({ status: 200, id, shown: 'completed' })
    expect(headers.get('preference-applied')).toBe('wait=30')
    expect(headers.get('location')).toBe(`/v1/orders/${id}`)
  }
  expect(answers.map(({ headers }) => headers.get('idempotency-replayed'))).toEqual([null, 'true'])
  expect(answers[1].text).toBe((await edge.call('GET', `/v1/orders/${id}`)).text)

  const late = await place('wait=30', { key })
  expect({ status: late.status, shown: late.body['status'] }).toEqual({ status: 200, shown: 'completed' })
  const unwaiting = await place(undefined, { key })
  expect({ status: unwaiting.status, shown: unwaiting.body['status'] }).toEqual({ status: 202, shown: 'submitted' })
  expect(unwaiting.headers.get('preference-applied')).toBeNull()
})

test('a request waits no longer than it said; the order is shown as it then is', async () => {
  const key = randomUUID()
  const started = performance.now()
  const waiting = place('wait=1', { key })
  const id = await placedUnder(key)
  await edge.say(OrderPlaced, OrderPlaced.sample(about(id)), id)
  await edge.seen(`/v1/orders/${id}`, ({ status }) => status === 'placed')
  const { status, headers, body } = await waiting
  expect({ status, shown: body['status'] }).toEqual({ status: 202, shown: 'placed' })
  expect(headers.get('preference-applied')).toBe('wait=1')
  expect(performance.now() - started).toBeGreaterThan(990)
  expect(await place('wait=0', { key })).toMatchObject({ status: 202, body: { status: 'placed' } })
})

test.each(['wait', 'wait=31', 'wait=-1', 'wait=soon', 'respond-async'])('"%s" is no reason to wait', async (prefer) => {
  const { status, headers, body } = await place(prefer)
  expect({ status, shown: body['status'] }).toEqual({ status: 202, shown: 'submitted' })
  expect(headers.get('preference-applied')).toBeNull()
})

test('a refusal does not wait', async () => {
  const refused = await place('wait=30', { body: { ...order, account: newId('acc') } })
  expect(refused.status).toBe(422)
  expect(refused.headers.get('preference-applied')).toBeNull()
})

test('a declined order has ended', async () => {
  const key = randomUUID()
  const waiting = place('wait=30', { key })
  const id = await placedUnder(key)
  await edge.say(OrderDeclined, OrderDeclined.sample({ ...paid(id), code: 'card_declined' }), id)
  expect(await waiting).toMatchObject({ status: 200, body: { status: 'declined' } })
})

test('one that is captured by hand has waited enough when it is confirmed; its cancellation waits on', async () => {
  const id = newId('ord')
  await edge.say(OrderPlaced, OrderPlaced.sample({ ...about(id), capture: 'manual' }), id)
  await edge.seen(`/v1/orders/${id}`, ({ status }) => status === 'placed')
  const headers = { prefer: 'wait=30' }
  const waiting = edge.call('GET', `/v1/orders/${id}`, { headers })
  await edge.say(OrderConfirmed, OrderConfirmed.sample({ ...paid(id), capture: 'manual' }), id)
  expect(await waiting).toMatchObject({ status: 200, body: { status: 'confirmed' } })
  const cancelling = edge.call('POST', `/v1/orders/${id}/cancel`, { headers })
  await edge.seen(`/v1/orders/${id}`, ({ timeline }) => JSON.stringify(timeline).includes('CancellationRequested'))
  await edge.say(OrderCancelled, OrderCancelled.sample({ ...about(id), reason: null }), id)
  const cancelled = await cancelling
  expect(cancelled).toMatchObject({ status: 200, body: { status: 'cancelled' } })
  expect(cancelled.headers.get('preference-applied')).toBe('wait=30')
})

test('100 requests that wait cost no query each', async () => {
  const keys = Array.from({ length: 100 }, () => randomUUID())
  const waiting = Promise.all(keys.map((key) => place('wait=30', { key })))
  let ids: string[] = []
  await until(
    async () => {
      const kept = 'select body::json ->> $2 as id from idempotency_key where key = any($1) and body is not null'
      ids = (await edge.rows<{ id: string }>(kept, [keys, 'id'])).map(({ id }) => id)
      return ids.length === keys.length
    },
    () => `${ids.length} orders are there`,
  )
  await edge.published()
  const before = await edge.commits()
  await edge.sayAll(
    OrderCompleted,
    ids.map((id) => OrderCompleted.sample(paid(id))),
  )
  expect((await waiting).map(({ status }) => status)).toEqual(Array(100).fill(200))
  // What the instances commit by themselves meanwhile grows with the time this takes; a query each would be 100 more.
  expect((await edge.commits()) - before).toBeLessThan(100)
})

test('without the connection that listens a request is answered all the same, by a new one', async () => {
  const key = randomUUID()
  const waiting = place('wait=30', { key })
  const id = await placedUnder(key)
  const listening = `from pg_stat_activity where datname = current_database() and query in ('listen "edge"', 'select 1')`
  await edge.rows(`select pg_terminate_backend(pid) ${listening} and pid <> pg_backend_pid()`)
  await complete(id)
  expect(await waiting).toMatchObject({ status: 200, body: { status: 'completed' } })
})

test('an instance that stops answers those who wait', async () => {
  const third = await edge.instance()
  const key = randomUUID()
  const waiting = place('wait=30', { key, at: third.url })
  await placedUnder(key)
  await third.stop()
  expect(await waiting).toMatchObject({ status: 202, body: { status: 'submitted' } })
})
