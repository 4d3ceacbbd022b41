import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from '@jest/globals'
import { newId } from '@parpay/events'
import { idOf, refusal, tea } from './merchant.client.js'
import { sharedSystem } from './running.system.js'

const system = await sharedSystem()
const { merchant, stranger, wallet } = system

/** Rows of each of the edge's tables, and records of each topic. */
const stored = async () => ({ rows: await system.databases.rowCounts('edge'), records: await system.records() })
type Stored = Awaited<ReturnType<typeof stored>>

test('50 concurrent POSTs with one Idempotency-Key make one order', async () => {
  const body = { ...wallet, ...tea, reference: 'fifty' }
  const key = { 'idempotency-key': randomUUID() }
  const first = await Promise.all(Array.from({ length: 50 }, () => merchant.post('/v1/orders', body, key)))
  const seen = Map.groupBy(first, ({ status }) => status)
  expect([...seen.keys()].filter((status) => status !== 202 && status !== 409)).toEqual([])
  const taken = seen.get(202) ?? []
  expect(new Set(taken.map(({ text }) => text)).size).toBe(1)
  expect(taken.filter(({ headers }) => !headers.has('idempotency-replayed'))).toHaveLength(1)
  for (const { headers } of seen.get(409) ?? []) expect(headers.get('retry-after')).toMatch(/^\d+$/)

  const [any] = taken
  if (!any) throw new Error('None was taken')
  const again = await merchant.post('/v1/orders', body, key)
  expect(again).toMatchObject({ status: 202, text: any.text })
  expect(again.headers.get('idempotency-replayed')).toBe('true')
  expect(again.headers.get('location')).toBe(`/v1/orders/${idOf(any.text)}`)

  await merchant.settled(idOf(any.text))
  await system.atRest()
  expect(await merchant.orders('fifty')).toMatchObject([{ id: idOf(any.text), status: 'completed' }])
  const kept = await system.databases.query('checkout', 'select id from checkout_order where id = $1', [idOf(any.text)])
  expect(kept).toHaveLength(1)
})

test('one key with another body is refused, and the order stays as it was asked for first', async () => {
  const key = { 'idempotency-key': randomUUID() }
  await merchant.post('/v1/orders', { ...wallet, ...tea, reference: 'before' }, key)
  const answer = await merchant.post('/v1/orders', { ...wallet, ...tea, reference: 'after' }, key)
  expect(answer.status).toBe(422)
  expect(refusal(answer).type).toMatch(/idempotency-key-reused$/)
  expect(await merchant.orders('after')).toEqual([])
  expect(await merchant.orders('before')).toHaveLength(1)
})

describe('wrong input', () => {
  const [line] = tea.lines
  const order = { ...wallet, ...tea }
  const lines = (fields: object) => ({ ...order, lines: [line, { ...line, ...fields }] })
  const nobodys = newId('acc')
  const cases: [string, string, unknown, number, string[]][] = [
    ['no body', '/v1/orders', '', 400, []],
    ['no account', '/v1/orders', { ...order, account: undefined }, 422, ['/account']],
    ['an account that is none', '/v1/orders', { ...order, account: nobodys }, 422, ['/account']],
    ['an order as account', '/v1/orders', { ...order, account: newId('ord') }, 422, ['/account']],
    ['a method that is none', '/v1/orders', { ...order, paymentMethod: newId('pm') }, 422, ['/paymentMethod']],
    ['a wallet', '/v1/orders', { ...order, paymentMethod: 'wallet' }, 422, ['/paymentMethod']],
    ['no currency', '/v1/orders', { ...order, currency: 'EURO' }, 422, ['/currency']],
    ['another currency', '/v1/orders', { ...order, currency: 'USD' }, 422, ['/currency']],
    ['no lines', '/v1/orders', { ...order, lines: [] }, 422, ['/lines']],
    ['101 lines', '/v1/orders', { ...order, lines: Array(101).fill(line) }, 422, ['/lines']],
    ['a quantity of 0', '/v1/orders', lines({ quantity: 0 }), 422, ['/lines/1/quantity']],
    ['a quantity of 10,000', '/v1/orders', lines({ quantity: 10_000 }), 422, ['/lines/1/quantity']],
    ['half an amount', '/v1/orders', lines({ unitAmount: 12.5 }), 422, ['/lines/1/unitAmount']],
    ['an amount as text', '/v1/orders', lines({ unitAmount: '1250' }), 422, ['/lines/1/unitAmount']],
    ['a negative amount', '/v1/orders', lines({ unitAmount: -1 }), 422, ['/lines/1/unitAmount']],
    ['an amount too high', '/v1/orders', lines({ unitAmount: 100_000_000 }), 422, ['/lines/1/unitAmount']],
    ['a total too high', '/v1/orders', lines({ quantity: 9_999, unitAmount: 99_999_999 }), 422, ['/lines']],
    ['a long sku', '/v1/orders', lines({ sku: 'x'.repeat(65) }), 422, ['/lines/1/sku']],
    ['an empty name', '/v1/orders', lines({ name: '' }), 422, ['/lines/1/name']],
    ['an unknown field', '/v1/orders', { ...order, amount: 1 }, 422, ['/amount']],
    ['an unknown field of a line', '/v1/orders', lines({ price: 1 }), 422, ['/lines/1/price']],
    ['two wrong fields', '/v1/orders', { ...lines({ quantity: 0 }), currency: 7 }, 422, ['/currency', '/lines/1/quantity']], // prettier-ignore
    ['another capture', '/v1/orders', { ...order, capture: 'later' }, 422, ['/capture']],
    ['five seconds to pay', '/v1/orders', { ...order, expiresIn: 5 }, 422, ['/expiresIn']],
    ['a long reference', '/v1/orders', { ...order, reference: 'x'.repeat(101) }, 422, ['/reference']],
    ['a number as metadata', '/v1/orders', { ...order, metadata: { n: 1 } }, 422, ['/metadata/n']],
    ['a card number', '/v1/orders', { ...order, reference: '4242 4242-4242 4242' }, 422, ['/reference']],
    ['an account without holder', '/v1/accounts', { currency: 'EUR' }, 422, ['/holder']],
    ['no e-mail address', '/v1/accounts', { currency: 'EUR', holder: { name: 'S', email: 's' } }, 422, ['/holder/email']], // prettier-ignore
    ['a card as token', `/v1/accounts/${wallet.account}/payment-methods`, { token: '4242424242424242' }, 422, ['/token']], // prettier-ignore
    ['no account to add to', `/v1/accounts/${nobodys}/payment-methods`, { token: 'tok_visa' }, 404, []],
    ['no order to cancel', `/v1/orders/${newId('ord')}/cancel`, {}, 404, []],
    ['no order to capture', `/v1/orders/${newId('ord')}/capture`, {}, 404, []],
    ['no order to refund', `/v1/orders/${newId('ord')}/refunds`, {}, 404, []],
    ['nothing to capture', '/v1/orders/ord_01h455vb4pex5vsknk084sn02q/capture', { amount: 0 }, 422, ['/amount']],
    ['half a body', '/v1/orders', '{"account":', 400, []],
    ['65 KiB', '/v1/orders', { ...order, metadata: { a: 'x'.repeat(65 << 10) } }, 413, []],
  ]

  let before: Stored
  beforeAll(async () => {
    await system.atRest()
    before = await stored()
  })

  test.each(cases)('%s: the answer names the field, and nothing is stored', async (_, path, body, status, pointers) => {
    const answer = await merchant.post(path, body)
    const { errors = [], type } = refusal(answer)
    expect({ status: answer.status, pointers: errors.map(({ pointer }) => pointer).sort() }).toEqual({
      status,
      pointers,
    })
    expect(type).toMatch(/^https:\/\/parpay\.dev\/problems\/[a-z-]+$/)
    expect(await stored()).toEqual(before)
  })

  test.each([
    ['no Idempotency-Key', { 'idempotency-key': undefined }, 400],
    ['an empty Idempotency-Key', { 'idempotency-key': '' }, 400],
    ['no API key', { authorization: undefined }, 401],
    ['another API key', { authorization: `Bearer pk_test_abc_${'0'.repeat(64)}` }, 401],
    ['another content type', { 'content-type': 'text/plain' }, 415],
  ])('%s: it is refused, and nothing is stored', async (_, headers, status) => {
    const answer = await merchant.post('/v1/orders', order, headers)
    expect({ status: answer.status, problem: refusal(answer).status }).toEqual({ status, problem: status })
    expect(await stored()).toEqual(before)
  })
})

describe('of two merchants', () => {
  test('neither sees, uses or ends what the other has', async () => {
    const { id } = await merchant.place(wallet, { reference: 'mine' })
    const { account, paymentMethod } = await stranger.openWallet()
    await merchant.settled(id)

    const paths = [
      `/v1/orders/${id}`,
      `/v1/accounts/${wallet.account}`,
      `/v1/accounts/${wallet.account}/payment-methods`,
    ]
    const reads = await Promise.all(paths.map((path) => stranger.get(path)))
    expect(reads.map(({ status }) => status)).toEqual([404, 404, 404])
    expect(await stranger.orders('mine')).toEqual([])
    expect((await stranger.get('/v1/orders')).text).toBe('{"data":[],"next":null}')

    const writes = await Promise.all([
      stranger.post(`/v1/orders/${id}/cancel`, {}),
      stranger.post(`/v1/accounts/${wallet.account}/payment-methods`, { token: 'tok_visa' }),
      stranger.post('/v1/orders', { ...tea, ...wallet }),
      stranger.post('/v1/orders', { ...tea, account, paymentMethod: wallet.paymentMethod }),
      merchant.post('/v1/orders', { ...tea, ...wallet, paymentMethod }),
    ])
    expect(writes.map(({ status }) => status)).toEqual([404, 404, 422, 422, 422])
    expect(writes.map((answer) => refusal(answer).errors?.map(({ pointer }) => pointer))).toEqual([
      ...[undefined, undefined, ['/account'], ['/paymentMethod'], ['/paymentMethod']],
    ])
    expect((await merchant.order(id)).timeline.map(({ type }) => type)).not.toContain('CancellationRequested')
  })

  test('each may use the same Idempotency-Key for a thing of its own', async () => {
    const key = { 'idempotency-key': randomUUID() }
    const body = { currency: 'EUR', holder: { name: 'Sam Shopper', email: 'sam@example.com' } }
    const [mine, other] = [
      await merchant.post('/v1/accounts', body, key),
      await stranger.post('/v1/accounts', body, key),
    ]
    expect([mine.status, other.status]).toEqual([202, 202])
    expect(idOf(mine.text)).not.toBe(idOf(other.text))
    expect(other.headers.has('idempotency-replayed')).toBe(false)
  })
})
