import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { AccountOpened } from '@parpay/events'
import { randomUUID } from 'node:crypto'
import { startEdge, type Edge } from './edge.fixture.js'

let edge: Edge
let order: object
beforeAll(async () => {
  edge = await startEdge('edge_acceptance')
  const lines = [{ sku: 'shirt-1', name: 'Shirt', quantity: 2, unitAmount: 2450 }]
  order = { ...(await edge.openAccount()), currency: 'EUR', lines }
}, 60_000)
afterAll(() => edge.stop())

const place = (key: string = randomUUID(), body: object = order) => edge.call('POST', '/v1/orders', { key, body })

test('an order is accepted with its location and can be read at once', async () => {
  const { status, headers, body } = await place()
  expect(status).toBe(202)
  expect(headers.get('location')).toBe(`/v1/orders/${body.id}`)
  expect(headers.get('idempotency-replayed')).toBeNull()
  expect(body).toMatchObject({ status: 'submitted', total: 4900, payment: null, reference: null, metadata: {} })
  const shown = await edge.call('GET', `/v1/orders/${body.id}`)
  expect(shown).toMatchObject({ status: 200, body })
})

test('what is not confirmed yet is not ready, and the key stays free', async () => {
  const body = { holder: { name: 'Ada', email: 'ada@example.com' }, currency: 'EUR' }
  const { body: account } = await edge.call('POST', '/v1/accounts', { body })
  const [key, path] = [randomUUID(), `/v1/accounts/${account.id}/payment-methods`]
  const early = await edge.call('POST', path, { key, body: { token: 'tok_visa' } })
  expect(early).toMatchObject({ status: 409, body: { type: 'https://parpay.dev/problems/not-ready' } })
  expect(early.headers.get('retry-after')).toBe('1')
  await edge.say(AccountOpened, { merchantId: edge.shop.id, accountId: account.id, currency: 'EUR' }, account.id)
  await edge.seen(`/v1/accounts/${account.id}`, ({ status }) => status === 'open')
  const method = await edge.call('POST', path, { key, body: { token: 'tok_visa' } })
  expect(method).toMatchObject({ status: 202, body: { status: 'pending' } })
  const pending = await place(randomUUID(), { ...order, account: account.id, paymentMethod: method.body.id })
  expect(pending).toMatchObject({ status: 409, body: { type: 'https://parpay.dev/problems/not-ready' } })
})

test('200 concurrent POSTs cost at most 60 commits', async () => {
  const before = await edge.commits()
  const answers = await Promise.all(Array.from({ length: 200 }, () => place()))
  const after = await edge.commits()
  expect(answers.map(({ status }) => status)).toEqual(Array<number>(200).fill(202))
  expect(after - before).toBeLessThanOrEqual(60)
  expect(after - before).toBeGreaterThan(0)
})

test('a failing request of a group fails alone', async () => {
  // Stands for a defect nobody foresaw: a row that the database refuses.
  await edge.rows(`alter table "order" add constraint planted check (reference is distinct from 'planted')`)
  const bodies = Array.from({ length: 10 }, (_, i) => ({ ...order, reference: i === 5 ? 'planted' : `r-${i}` }))
  const answers = await Promise.all(bodies.map((body) => place(randomUUID(), body)))
  await edge.rows('alter table "order" drop constraint planted')
  expect(answers.map(({ status }) => status)).toEqual([202, 202, 202, 202, 202, 500, 202, 202, 202, 202])
  expect(answers[5]).toMatchObject({ body: { type: 'https://parpay.dev/problems/internal' } })
})

test('without its database the edge says so and when to come back, and then goes on', async () => {
  await edge.proxy.refuse()
  const key = randomUUID()
  const answers = await Promise.all([place(key), place(), edge.call('GET', '/v1/orders')])
  await edge.proxy.accept()
  for (const { status, headers, body } of answers) {
    expect({ status, type: body['type'] }).toEqual({ status: 503, type: 'https://parpay.dev/problems/unavailable' })
    expect(headers.get('retry-after')).toBe('2')
  }
  const again = await place(key)
  expect(again.status).toBe(202)
})

test('a database that does not answer any more is given up on after some seconds', async () => {
  await edge.call('GET', '/v1/orders') // there is a connection
  edge.proxy.freeze()
  const key = randomUUID()
  const began = performance.now()
  const answers = await Promise.all([place(key), edge.call('GET', '/v1/orders')])
  const took = performance.now() - began
  edge.proxy.thaw()
  for (const { status, headers } of answers)
    expect({ status, after: headers.get('retry-after') }).toEqual({ status: 503, after: '2' })
  expect(took).toBeLessThan(20_000)
  expect(await place(key)).toMatchObject({ status: 202 })
}, 60_000)

test('without Kafka POSTs are accepted all the same', async () => {
  const alone = await startEdge('edge_alone', { kafka: false })
  try {
    const body = { holder: { name: 'Ada', email: 'ada@example.com' }, currency: 'EUR' }
    const { status, body: account } = await alone.call('POST', '/v1/accounts', { body })
    expect(status).toBe(202)
    expect(await alone.rows('select subject from outbox')).toEqual([{ subject: account.id }])
    const ready = await alone.call('GET', '/health/ready')
    expect(ready).toMatchObject({ status: 200, body: { status: 'degraded' } })
  } finally {
    await alone.stop()
  }
})
