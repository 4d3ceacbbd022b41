import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { AccountOpened, newId, PaymentCaptured, PaymentDeclined, sameUuid, TransactionPosted } from '@parpay/events'
import { randomUUID } from 'node:crypto'
import { AccountView } from '../src/account-view.js'
import { DepositView } from '../src/deposit-view.js'
import { WalletEntryView } from '../src/wallet-entry.js'
import { startEdge, type Edge } from './edge.fixture.js'
import { until } from './until.js'

let edge: Edge
let account: string
let paymentMethod: string
beforeAll(async () => {
  edge = await startEdge('edge_deposits')
  ;({ account, paymentMethod } = await edge.openAccount())
}, 60_000)
afterAll(() => edge.stop())

const body = (change: object = {}) => ({ amount: 2_500, currency: 'EUR', paymentMethod, ...change })
const deposit = async (key: string = randomUUID(), to = account) =>
  edge.call('POST', `/v1/accounts/${to}/deposits`, { key, body: body() })
const about = (id: string, accountId = account) => ({
  ...{ merchantId: edge.shop.id, paymentId: id, orderId: null, accountId, currency: 'EUR' },
})
const captured = (id: string) =>
  edge.say(PaymentCaptured, PaymentCaptured.sample({ ...about(id), purpose: 'deposit', amount: 2_500n }), id)
const declined = (id: string) =>
  edge.say(
    PaymentDeclined,
    PaymentDeclined.sample({ ...about(id), purpose: 'deposit', amount: 2_500n, code: 'card_declined' }),
    id,
  )
function posted(id: string, amount = 2_500n, accountId = account) {
  const entries = [
    { ledgerAccount: 'psp:clearing:EUR', amount },
    { ledgerAccount: `${accountId}:wallet:EUR`, amount: -amount },
  ]
  const transaction = { ...about(id, accountId), subject: id, transactionId: sameUuid('txn', id), entries }
  return edge.say(TransactionPosted, TransactionPosted.sample({ ...transaction, kind: 'deposit' }), id)
}
const balance = async (of = account) => AccountView.parse((await edge.call('GET', `/v1/accounts/${of}`)).body).balance

test('a deposit is accepted with its location, and pending until payments and accounts have spoken', async () => {
  const { status, headers, body } = await deposit()
  expect({ status, body }).toEqual({ status: 202, body: { id: body.id, status: 'pending' } })
  expect(body.id).toMatch(/^pay_/)
  expect(headers.get('location')).toBe(`/v1/deposits/${body.id}`)
  const shown = { id: body.id, status: 'pending', account, paymentMethod, amount: 2_500, currency: 'EUR' }
  const read = await edge.call('GET', `/v1/deposits/${body.id}`)
  expect(DepositView.parse(read.body)).toEqual({ ...shown, createdAt: expect.any(String) })
  await edge.published()
  expect(await edge.rows('select topic from outbox_sequence where subject = $1', [body.id])).toEqual([
    { topic: 'payments.request.v1' },
  ])
})

test('a deposit that is shown as succeeded is in the balance', async () => {
  const { id } = (await deposit()).body
  await captured(id)
  await posted(id)
  await edge.seen(`/v1/deposits/${id}`, ({ status }) => status === 'succeeded')
  expect(await balance()).toEqual({ available: 2_500, held: 0 })
})

test('a declined deposit shows the code, and leaves the balance alone', async () => {
  const before = await balance()
  const { id } = (await deposit()).body
  await declined(id)
  const { body } = await edge.seen(`/v1/deposits/${id}`, ({ status }) => status === 'declined')
  expect(DepositView.parse(body)).toMatchObject({ decline: { code: 'card_declined' }, amount: 2_500 })
  expect(await balance()).toEqual(before)
})

test('a status never goes back: posted before captured is succeeded, declined before posted is declined', async () => {
  const status = async (id: string) => (await edge.call('GET', `/v1/deposits/${id}`)).body['status']
  const [one, other] = [newId('pay'), newId('pay')]
  await posted(one)
  await edge.seen(`/v1/deposits/${one}`, ({ status }) => status === 'succeeded')
  await declined(other)
  await edge.seen(`/v1/deposits/${other}`, ({ status }) => status === 'declined')
  await captured(one)
  await posted(other)
  await edge.seen(`/v1/accounts/${account}/transactions`, ({ data }) => JSON.stringify(data).includes(other))
  await until(
    async () => (await edge.rows(`select 1 from inbox where subject = $1`, [one])).length === 2,
    () => 'the capture was not received',
  )
  expect([await status(one), await status(other)]).toEqual(['succeeded', 'declined'])
})

test('facts alone make deposits: after a rebuild there was no POST', async () => {
  const [one, other] = [newId('pay'), newId('pay')]
  await posted(one, 700n, newId('acc'))
  await declined(other)
  const succeeded = await edge.seen(`/v1/deposits/${one}`, ({ status }) => status === 'succeeded')
  expect(DepositView.parse(succeeded.body)).toMatchObject({ amount: 700, currency: 'EUR', paymentMethod: null })
  const refused = await edge.seen(`/v1/deposits/${other}`, ({ status }) => status === 'declined')
  expect(DepositView.parse(refused.body)).toMatchObject({ account, amount: 2_500, paymentMethod: null })
})

describe('one key', () => {
  test('sent 20 times at once makes one deposit', async () => {
    const key = randomUUID()
    const answers = await Promise.all(Array.from({ length: 20 }, () => deposit(key)))
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1)
    expect(answers.filter(({ headers }) => headers.get('idempotency-replayed') === null)).toHaveLength(1)
    expect(answers.at(-1)?.headers.get('location')).toBe(answers[0]?.headers.get('location'))
  })

  test('with another amount is refused', async () => {
    const key = randomUUID()
    await deposit(key)
    const other = { key, body: body({ amount: 1 }) }
    expect(await edge.call('POST', `/v1/accounts/${account}/deposits`, other)).toMatchObject({
      ...{ status: 422, body: { type: 'https://parpay.dev/problems/idempotency-key-reused' } },
    })
  })
})

describe('a deposit is refused without a trace', () => {
  test.each<[string, () => object, string]>([
    ['of nothing', () => ({ amount: 0 }), '/amount'],
    ['of less than nothing', () => ({ amount: -1 }), '/amount'],
    ['of part of a minor unit', () => ({ amount: 1.5 }), '/amount'],
    ['of too much', () => ({ amount: 10_000_000_000 }), '/amount'],
    ['of a text', () => ({ amount: '2500' }), '/amount'],
    ['from the wallet', () => ({ paymentMethod: 'wallet' }), '/paymentMethod'],
    ['by an unknown payment method', () => ({ paymentMethod: newId('pm') }), '/paymentMethod'],
    ['in another currency', () => ({ currency: 'USD' }), '/currency'],
    ['with an unknown field', () => ({ reference: 'x' }), '/reference'],
  ])('%s', async (_, change, pointer) => {
    await edge.published()
    const before = await edge.stored()
    const answer = await edge.call('POST', `/v1/accounts/${account}/deposits`, { body: body(change()) })
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ pointer }] } })
    expect(await edge.stored()).toEqual(before)
  })

  test('onto an account that is not open yet', async () => {
    const holder = { name: 'Ada Lovelace', email: 'ada@example.com' }
    const { id } = (await edge.call('POST', '/v1/accounts', { body: { holder, currency: 'EUR' } })).body
    const answer = await deposit(randomUUID(), id)
    expect(answer).toMatchObject({ status: 409, body: { type: 'https://parpay.dev/problems/not-ready' } })
    expect(answer.headers.get('retry-after')).toBe('1')
  })

  test.each(['acc_01h455vb4pex5vsknk084sn02q', 'nonsense'])('onto the unknown account %s', async (unknown) => {
    expect(await deposit(randomUUID(), unknown)).toMatchObject({ status: 404 })
  })
})

describe('the transactions of an account', () => {
  let wallet: string
  let ids: string[]
  const list = async (query = '') => {
    const { body } = await edge.call('GET', `/v1/accounts/${wallet}/transactions${query}`)
    const data = (body['data'] as unknown[]).map((entry) => WalletEntryView.parse(entry))
    return { data, payments: data.map(({ payment }) => payment), next: body['next'] }
  }
  beforeAll(async () => {
    wallet = newId('acc')
    await edge.say(AccountOpened, { merchantId: edge.shop.id, accountId: wallet, currency: 'EUR' }, wallet)
    ids = Array.from({ length: 5 }, () => newId('pay'))
    for (const [n, id] of ids.entries()) await posted(id, BigInt(100 + n), wallet)
    await edge.seen(`/v1/accounts/${wallet}/transactions`, ({ data }) => Array.isArray(data) && data.length === 5)
  })

  test('are newest first and sum to its balance', async () => {
    const { data, next } = await list()
    const times = data.map(({ at }) => at)
    expect(times).toEqual([...times].sort().reverse())
    expect(data.map(({ kind, order }) => ({ kind, order }))).toEqual(Array(5).fill({ kind: 'deposit', order: null }))
    expect(next).toBeNull()
    const sum = data.reduce((sum, { amount }) => sum + amount, 0)
    expect(sum).toBe(510)
    expect(await balance(wallet)).toEqual({ available: sum, held: 0 })
  })

  test('come in pages, each once', async () => {
    const all = (await list()).payments
    const first = await list('?limit=2')
    const second = await list(`?limit=2&cursor=${String(first.next)}`)
    const third = await list(`?limit=2&cursor=${String(second.next)}`)
    expect([first.payments, second.payments, third.payments]).toEqual([all.slice(0, 2), all.slice(2, 4), all.slice(4)])
    expect(third.next).toBeNull()
    expect([...all].sort()).toEqual([...ids].sort())
  })

  test('end at a cursor of another account, and refuse one that is none', async () => {
    const foreign = Buffer.from(sameUuid('txn', newId('pay'))).toString('base64url')
    expect(await list(`?cursor=${foreign}`)).toMatchObject({ data: [], next: null })
    const refused = await edge.call('GET', `/v1/accounts/${wallet}/transactions?cursor=x&limit=0`)
    expect(refused).toMatchObject({ status: 422, body: { errors: [{ pointer: '/cursor' }, { pointer: '/limit' }] } })
  })
})
