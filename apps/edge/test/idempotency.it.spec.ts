import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { newId, OrderPlaced } from '@parpay/events'
import { openDatabase } from '@parpay/messaging'
import type { RunningService } from '@parpay/process'
import { randomUUID } from 'node:crypto'
import { forgetOldKeys } from '../src/idempotency.store.js'
import { startEdge, type Answer, type Call, type Edge } from './edge.fixture.js'
import { startEdgeProcess } from './edge.process.js'

let edge: Edge
let second: RunningService
let order: object
beforeAll(async () => {
  edge = await startEdge('edge_idempotency')
  second = await edge.instance()
  const lines = [{ sku: 'shirt-1', name: 'Shirt', quantity: 2, unitAmount: 2450 }]
  order = { ...(await edge.openAccount()), currency: 'EUR', lines }
}, 60_000)
afterAll(async () => {
  await second.stop()
  await edge.stop()
})

const place = (key: string, more: Call = {}): Promise<Answer> =>
  edge.call('POST', '/v1/orders', { key, body: order, ...more })
const orders = async (): Promise<number> =>
  Number((await edge.rows<{ count: string }>('select count(*) from "order"'))[0]?.count)
/** How many messages were ever published about this thing. */
const messages = async (id: string): Promise<number> =>
  Number((await edge.rows<{ last: string }>('select last from outbox_sequence where subject = $1', [id]))[0]?.last)
const isReplayed = ({ headers }: Answer): boolean => headers.get('idempotency-replayed') === 'true'
const reused = { status: 422, body: { type: 'https://parpay.dev/problems/idempotency-key-reused' } }
/** Either instance, in turn. */
const instance = (i: number): { at: string } => ({ at: i % 2 === 0 ? edge.url : second.url })

describe('the same key with the same body', () => {
  test('is answered as the first time, byte for byte, at any instance and whatever happened since', async () => {
    const key = randomUUID()
    const first = await place(key)
    const { id } = first.body
    await edge.say(OrderPlaced, OrderPlaced.sample({ orderId: id, merchantId: edge.shop.id }), id)
    await edge.seen(`/v1/orders/${id}`, ({ status }) => status === 'placed')
    for (const at of [edge.url, second.url]) {
      const repeat = await place(key, { at })
      expect({ status: repeat.status, text: repeat.text }).toEqual({ status: 202, text: first.text })
      expect(repeat.headers.get('location')).toBe(first.headers.get('location'))
      expect(isReplayed(repeat)).toBe(true)
    }
    expect(isReplayed(first)).toBe(false)
    expect(await messages(id)).toBe(1)
  })

  test('is answered so for every kind of request', async () => {
    const { id } = (await place(randomUUID())).body
    const { account } = order as { account: string }
    const holder = { name: 'Ada', email: 'ada@example.com' }
    for (const [path, body] of [
      ['/v1/accounts', { holder, currency: 'EUR' }],
      [`/v1/accounts/${account}/payment-methods`, { token: 'tok_visa' }],
      [`/v1/accounts/${account}/freeze`, {}],
      [`/v1/accounts/${account}/unfreeze`, {}],
      [`/v1/orders/${id}/cancel`, {}],
      [`/v1/orders/${id}/capture`, { amount: 100 }],
      [`/v1/orders/${id}/refunds`, { amount: 100 }],
    ] as const) {
      const key = randomUUID()
      const first = await edge.call('POST', path, { key, body })
      const repeat = await edge.call('POST', path, { key, body, at: second.url })
      expect({ path, status: first.status, replayed: isReplayed(repeat) }).toEqual({
        path,
        status: 202,
        replayed: true,
      })
      expect(repeat.text).toBe(first.text)
    }
    expect(await messages(id)).toBe(4)
  })

  test('50 times at once, over two instances, makes one order', async () => {
    const [before, key] = [await orders(), randomUUID()]
    const answers = await Promise.all(Array.from({ length: 50 }, (_, i) => place(key, instance(i))))
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1)
    expect(answers[0]?.status).toBe(202)
    expect(answers.filter((answer) => !isReplayed(answer))).toHaveLength(1)
    expect(await orders()).toBe(before + 1)
    expect(await messages(answers[0]?.body.id ?? '')).toBe(1)
  })
})

describe('the same key for another request is refused:', () => {
  test('another body, method or path', async () => {
    const key = randomUUID()
    const { id } = (await place(key)).body
    expect(await place(key, { body: { ...order, reference: 'another' } })).toMatchObject(reused)
    expect(await place(key, { body: JSON.stringify(order, null, 1) })).toMatchObject(reused)
    expect(await edge.call('POST', `/v1/orders/${id}/cancel`, { key, at: second.url })).toMatchObject(reused)
    expect(await messages(id)).toBe(1)
  })

  test('of 50 at once over two instances, each with a body of its own, one is taken', async () => {
    const [before, key] = [await orders(), randomUUID()]
    const bodies = Array.from({ length: 50 }, (_, i) => ({ ...order, reference: `r-${i}` }))
    const answers = await Promise.all(bodies.map((body, i) => place(key, { body, ...instance(i) })))
    expect(answers.map(({ status }) => status).sort()).toEqual([202, ...Array<number>(49).fill(422)])
    expect(await orders()).toBe(before + 1)
  })
})

test('a key belongs to its merchant: another one may use the same', async () => {
  const key = randomUUID()
  await place(key)
  const body = { holder: { name: 'Bob', email: 'bob@example.com' }, currency: 'EUR' }
  const other = await edge.call('POST', '/v1/accounts', { as: edge.rival, key, body })
  expect(other.status).toBe(202)
  expect(isReplayed(other)).toBe(false)
  expect(isReplayed(await place(key))).toBe(true)
})

describe('a refusal is not kept, the key stays free:', () => {
  test('what is wrong may be put right', async () => {
    const key = randomUUID()
    for (const [status, body] of [
      [422, { ...order, currency: 'XXX' }],
      [422, { ...order, account: newId('acc') }],
      [422, { ...order, reference: '4111 1111 1111 1111' }],
      [400, '{'],
    ] as const) {
      expect((await place(key, { body })).status).toBe(status)
    }
    expect((await place(key, { as: null })).status).toBe(401)
    expect(await edge.rows('select 1 from idempotency_key where key = $1', [key])).toEqual([])
    const accepted = await place(key)
    expect({ status: accepted.status, replayed: isReplayed(accepted) }).toEqual({ status: 202, replayed: false })
  })

  test('many at once are refused each for the same reason', async () => {
    const key = randomUUID()
    const body = { ...order, account: newId('acc') }
    const answers = await Promise.all(Array.from({ length: 20 }, (_, i) => place(key, { body, ...instance(i) })))
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1)
    expect(answers[0]).toMatchObject({ status: 422, body: { errors: [{ pointer: '/account' }] } })
  })

  test('what is not ready may be asked again', async () => {
    const body = { holder: { name: 'Ada', email: 'ada@example.com' }, currency: 'EUR' }
    const { id } = (await edge.call('POST', '/v1/accounts', { body })).body
    const key = randomUUID()
    const early = await place(key, { body: { ...order, account: id } })
    expect({ status: early.status, after: early.headers.get('retry-after') }).toEqual({ status: 409, after: '1' })
    expect((await place(key)).status).toBe(202)
  })

  test('a failure of ours, with nothing done', async () => {
    const [before, key] = [await orders(), randomUUID()]
    const body = { ...order, reference: 'planted' }
    await edge.rows(`alter table "order" add constraint planted check (reference is distinct from 'planted')`)
    expect((await place(key, { body })).status).toBe(500)
    await edge.rows('alter table "order" drop constraint planted')
    expect(await orders()).toBe(before)
    const accepted = await place(key, { body })
    expect({ status: accepted.status, replayed: isReplayed(accepted) }).toEqual({ status: 202, replayed: false })
  })

  test('a database that is away', async () => {
    const key = randomUUID()
    await edge.proxy.refuse()
    const away = await place(key)
    await edge.proxy.accept()
    expect({ status: away.status, after: away.headers.get('retry-after') }).toEqual({ status: 503, after: '2' })
    const accepted = await place(key)
    expect({ status: accepted.status, replayed: isReplayed(accepted) }).toEqual({ status: 202, replayed: false })
  })
})

test('a key held by another transaction is in flight; others in its group go on', async () => {
  const key = randomUUID()
  await edge.rows('begin')
  await edge.rows('insert into idempotency_key (merchant_id, key, fingerprint) values ($1, $2, $3)', [
    ...[edge.shop.id, key, Buffer.alloc(32)],
  ])
  const [held, ...others] = await Promise.all([place(key), place(randomUUID()), place(randomUUID())])
  await edge.rows('rollback')
  expect(held).toMatchObject({ status: 409, body: { type: 'https://parpay.dev/problems/in-flight' } })
  expect(held.headers.get('retry-after')).toBe('1')
  expect(others.map(({ status }) => status)).toEqual([202, 202])
  expect(await place(key)).toMatchObject({ status: 202 })
})

test('a process that dies between commit and answer has accepted: the repeat is told so', async () => {
  const [before, key] = [await orders(), randomUUID()]
  const dying = await startEdgeProcess({ ...edge.variables, PARPAY_FAILPOINTS: 'edge.committed=kill#1' })
  await expect(place(key, { at: dying.url })).rejects.toThrow()
  expect(await dying.ended).toBe('SIGKILL')
  expect(await orders()).toBe(before + 1)
  const repeat = await place(key)
  expect({ status: repeat.status, replayed: isReplayed(repeat) }).toEqual({ status: 202, replayed: true })
  const anew = await startEdgeProcess(edge.variables)
  const again = await place(key, { at: anew.url })
  await anew.kill()
  expect(again.text).toBe(repeat.text)
  expect(await edge.call('GET', repeat.headers.get('location') ?? '')).toMatchObject({ status: 200, body: repeat.body })
  expect(await orders()).toBe(before + 1)
  await edge.published()
  expect(await messages(repeat.body.id)).toBe(1)
}, 60_000)

test('after 24 hours a key is new, and forgotten by the sweep', async () => {
  const [old, forgotten] = [randomUUID(), randomUUID()]
  const first = await place(old)
  await place(forgotten)
  await edge.rows(`update clock set epoch = epoch + 1, "offset" = "offset" + interval '23 hours 59 minutes'`)
  expect((await place(old)).text).toBe(first.text)
  const young = randomUUID()
  await place(young)
  await edge.rows(`update clock set epoch = epoch + 1, "offset" = "offset" + interval '2 minutes'`)
  const anew = await place(old, { body: { ...order, reference: 'a day later' } })
  expect({ status: anew.status, replayed: isReplayed(anew) }).toEqual({ status: 202, replayed: false })
  expect(anew.body.id).not.toBe(first.body.id)

  const database = openDatabase(edge.proxy.url)
  await forgetOldKeys(database)
  await database.close()
  expect(await edge.rows('select 1 from idempotency_key where key = $1', [forgotten])).toEqual([])
  expect(isReplayed(await place(young))).toBe(true)
})
