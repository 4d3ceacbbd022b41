import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { AccountFrozen, AccountUnfrozen, newId, PaymentMethodRemoved } from '@parpay/events'
import { randomUUID } from 'node:crypto'
import { startEdge, type Answer, type Edge } from './edge.fixture.js'

let edge: Edge
beforeAll(async () => {
  edge = await startEdge('edge_freezing')
}, 60_000)
afterAll(() => edge.stop())

const lines = [{ sku: 'a', name: 'A', quantity: 1, unitAmount: 100 }]
const place = (of: object): Promise<Answer> =>
  edge.call('POST', '/v1/orders', { body: { ...of, currency: 'EUR', lines } })
/** What was ever published about this thing. */
const published = async (subject: string): Promise<unknown[]> => {
  await edge.published()
  return edge.rows('select topic, last from outbox_sequence where subject = $1', [subject])
}

test('an account is shown frozen, and open again, as accounts says', async () => {
  const { account, paymentMethod } = await edge.openAccount()
  const path = `/v1/accounts/${account}`
  const asked = await edge.call('POST', `${path}/freeze`, { body: { reason: 'lost card' } })
  expect(asked).toMatchObject({ status: 202, body: { id: account, status: 'open' } })
  expect(await published(account)).toEqual([{ topic: 'accounts.request.v1', last: '2' }])
  const about = { accountId: account, merchantId: edge.shop.id, reason: null }
  await edge.say(AccountFrozen, about, account)
  await edge.seen(path, ({ status }) => status === 'frozen')
  expect((await place({ account, paymentMethod })).status).toBe(202)
  expect(await edge.call('POST', `${path}/freeze`)).toMatchObject({ status: 202, body: { status: 'frozen' } })
  expect(await edge.call('POST', `${path}/unfreeze`)).toMatchObject({ status: 202, body: { status: 'frozen' } })
  await edge.say(AccountUnfrozen, about, account)
  await edge.seen(path, ({ status }) => status === 'open')
})

test('an account that is not open yet is not frozen', async () => {
  const holder = { name: 'Ada Lovelace', email: 'ada@example.com' }
  const { id } = (await edge.call('POST', '/v1/accounts', { body: { holder, currency: 'EUR' } })).body
  const answer = await edge.call('POST', `/v1/accounts/${id}/freeze`)
  expect(answer).toMatchObject({ status: 409, body: { type: 'https://parpay.dev/problems/not-ready' } })
  expect(answer.headers.get('retry-after')).toBe('1')
})

test('a payment method is removed without a key, as often as asked, and refused from then on', async () => {
  const opened = await edge.openAccount()
  const { account, paymentMethod } = opened
  const path = `/v1/accounts/${account}/payment-methods`
  const before = await edge.stored()
  const asked = await Promise.all(Array.from({ length: 3 }, () => edge.call('DELETE', `${path}/${paymentMethod}`)))
  expect(asked.map(({ status, body }) => [status, body])).toEqual(
    Array(3).fill([202, { id: paymentMethod, status: 'active' }]),
  )
  expect((await edge.stored())['idempotency_key']).toBe(before['idempotency_key'])
  expect(await published(paymentMethod)).toEqual([{ topic: 'payments.request.v1', last: '4' }])

  const removed = { paymentMethodId: paymentMethod, accountId: account, merchantId: edge.shop.id }
  await edge.say(PaymentMethodRemoved, removed, paymentMethod)
  const { body } = await edge.seen(path, ({ data }) => JSON.stringify(data).includes('removed'))
  expect(body['data']).toMatchObject([{ id: paymentMethod, status: 'removed', brand: 'visa', last4: '4242' }])
  expect(await place(opened)).toMatchObject({ status: 422, body: { errors: [{ pointer: '/paymentMethod' }] } })
  const charge = { amount: 100, currency: 'EUR', paymentMethod }
  expect(await edge.call('POST', `/v1/accounts/${account}/deposits`, { body: charge })).toMatchObject({
    ...{ status: 422, body: { errors: [{ pointer: '/paymentMethod' }] } },
  })
  const again = await edge.call('DELETE', `${path}/${paymentMethod}`, { body: { reason: 'once more' } })
  expect(again).toMatchObject({ status: 202, body: { id: paymentMethod, status: 'removed' } })
  expect(await published(paymentMethod)).toEqual([{ topic: 'payments.request.v1', last: '4' }])
})

test('a removal and an order in one group are both decided', async () => {
  const { account, paymentMethod } = await edge.openAccount()
  const removal = () => edge.call('DELETE', `/v1/accounts/${account}/payment-methods/${paymentMethod}`)
  const key = randomUUID()
  const order = () => edge.call('POST', '/v1/orders', { key, body: { account, paymentMethod, currency: 'EUR', lines } })
  const answers = await Promise.all([order(), removal(), order(), removal(), order()])
  expect(answers.map(({ status }) => status)).toEqual(Array(5).fill(202))
  expect(new Set([0, 2, 4].map((i) => answers[i]?.text)).size).toBe(1)
})

test('a payment method removed before it was known is shown removed', async () => {
  const { account } = await edge.openAccount()
  const id = newId('pm')
  const removed = { paymentMethodId: id, accountId: account, merchantId: edge.shop.id }
  await edge.say(PaymentMethodRemoved, removed, id)
  await edge.seen(`/v1/accounts/${account}/payment-methods`, ({ data }) => JSON.stringify(data).includes(id))
})
