import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { AccountOpened, newId, OrderPlaced } from '@parpay/events'
import { openDatabase } from '@parpay/messaging'
import { randomUUID } from 'node:crypto'
import { forgetOldKeys } from '../src/idempotency.store.js'
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
const count = async (table: string): Promise<number> => {
  const [row] = await edge.rows<{ count: string }>(`select count(*) from ${table}`)
  return Number(row?.count)
}
test('an order is accepted with its location and can be read at once', async () => {
  const { status, headers, body } = await place()
  expect(status).toBe(202)
  expect(headers.get('location')).toBe(`/v1/orders/${body.id}`)
  expect(headers.get('idempotency-replayed')).toBeNull()
  expect(body).toMatchObject({ status: 'submitted', total: 4900, payment: null, reference: null, metadata: {} })
  const shown = await edge.call('GET', `/v1/orders/${body.id}`)
  expect(shown).toMatchObject({ status: 200, body })
})

describe('one key', () => {
  test('repeated gives the first answer again, byte for byte', async () => {
    const key = randomUUID()
    const first = await place(key)
    await edge.say(OrderPlaced, OrderPlaced.sample({ orderId: first.body.id, merchantId: edge.shop.id }), first.body.id)
    await edge.seen(`/v1/orders/${first.body.id}`, ({ status }) => status === 'placed')
    const second = await place(key)
    expect(second.status).toBe(202)
    expect(second.text).toBe(first.text)
    expect(second.headers.get('location')).toBe(first.headers.get('location'))
    expect(second.headers.get('idempotency-replayed')).toBe('true')
  })

  test('with another body, or on another path, is refused', async () => {
    const key = randomUUID()
    await place(key)
    const reused = { status: 422, body: { type: 'https://parpay.dev/problems/idempotency-key-reused' } }
    expect(await place(key, { ...order, reference: 'another' })).toMatchObject(reused)
    expect(await edge.call('POST', `/v1/orders/${newId('ord')}/cancel`, { key })).toMatchObject(reused)
  })

  test('belongs to its merchant: another one may use the same', async () => {
    const key = randomUUID()
    await place(key)
    const body = { holder: { name: 'Bob', email: 'bob@example.com' }, currency: 'EUR' }
    const other = await edge.call('POST', '/v1/accounts', { as: edge.rival, key, body })
    expect(other.status).toBe(202)
    expect(other.headers.get('idempotency-replayed')).toBeNull()
  })

  test('sent 50 times at once makes one order', async () => {
    const [orders, key] = [await count('"order"'), randomUUID()]
    const answers = await Promise.all(Array.from({ length: 50 }, () => place(key)))
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1)
    expect(answers.filter(({ headers }) => headers.get('idempotency-replayed') === null)).toHaveLength(1)
    expect(await count('"order"')).toBe(orders + 1)
    expect(await edge.rows('select 1 from outbox_sequence where subject = $1', [answers[0]?.body.id])).toHaveLength(1)
  })

  test('sent at once with different bodies makes one order, the others are refused', async () => {
    const [orders, key] = [await count('"order"'), randomUUID()]
    const bodies = Array.from({ length: 20 }, (_, i) => ({ ...order, reference: `r-${i}` }))
    const answers = await Promise.all(bodies.map((body) => place(key, body)))
    expect(answers.map(({ status }) => status).sort()).toEqual([202, ...Array<number>(19).fill(422)])
    expect(await count('"order"')).toBe(orders + 1)
  })

  test('whose request was refused stays free', async () => {
    const key = randomUUID()
    expect(await place(key, { ...order, account: newId('acc') })).toMatchObject({ status: 422 })
    expect(await place(key, { ...order, currency: 'XXX' })).toMatchObject({ status: 422 })
    expect(await edge.rows('select 1 from idempotency_key where key = $1', [key])).toEqual([])
    const accepted = await place(key)
    expect(accepted.status).toBe(202)
    expect(accepted.headers.get('idempotency-replayed')).toBeNull()
  })

  test('refused many times at once is refused each time for the same reason', async () => {
    const key = randomUUID()
    const body = { ...order, account: newId('acc') }
    const answers = await Promise.all(Array.from({ length: 20 }, () => place(key, body)))
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1)
    expect(answers[0]).toMatchObject({ status: 422, body: { errors: [{ pointer: '/account' }] } })
  })

  test('held by another transaction is in flight; others in its group go on', async () => {
    const key = randomUUID()
    await edge.rows('begin')
    await edge.rows('insert into idempotency_key (merchant_id, key, fingerprint) values ($1, $2, $3)', [
      ...[edge.shop.id, key, Buffer.alloc(32)],
    ])
    const [held, ...others] = await Promise.all([place(key), place(), place()])
    await edge.rows('rollback')
    expect(held).toMatchObject({ status: 409, body: { type: 'https://parpay.dev/problems/in-flight' } })
    expect(held.headers.get('retry-after')).toBe('1')
    expect(others.map(({ status }) => status)).toEqual([202, 202])
    expect(await place(key)).toMatchObject({ status: 202 })
  })
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

test('keys are kept for a day', async () => {
  const [old, young] = [randomUUID(), randomUUID()]
  await Promise.all([place(old), place(young)])
  await edge.rows(`update idempotency_key set created_at = now() - interval '24 hours 1 minute' where key = $1`, [old])
  const database = openDatabase(edge.proxy.url)
  expect(await forgetOldKeys(database)).toBe(1)
  await database.close()
  expect((await place(old)).headers.get('idempotency-replayed')).toBeNull()
  expect((await place(young)).headers.get('idempotency-replayed')).toBe('true')
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
