import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { newId } from '@parpay/events'
import { randomUUID } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { startEdge, type Answer, type Call, type Edge } from './edge.fixture.js'

const card = '4111 1111 1111 1111'
const holder = { name: 'Ada Lovelace', email: 'ada@example.com' }
const line = { sku: 'shirt-1', name: 'Shirt', quantity: 1, unitAmount: 4900 }

let edge: Edge
let known: { account: string; paymentMethod: string; order: string }
let order: Record<string, unknown>
let before: Record<string, number>
beforeAll(async () => {
  edge = await startEdge('edge_refusals')
  const opened = await edge.openAccount()
  order = { ...opened, currency: 'EUR', lines: [line] }
  const { id } = (await edge.call('POST', '/v1/orders', { body: order })).body
  known = { ...opened, order: id }
  await edge.published()
}, 60_000)
afterAll(() => edge.stop())
beforeEach(async () => {
  before = await edge.stored()
})

/** Refused as said, in the form that is documented, and without a trace. */
async function refused(answer: Answer, status: number, kind: string, ...pointers: string[]): Promise<void> {
  expect(answer).toMatchObject({ status, body: { status, type: `https://parpay.dev/problems/${kind}` } })
  expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/)
  expect(answer.body).toMatchObject({ title: expect.any(String), detail: expect.any(String) })
  const errors = (answer.body['errors'] ?? []) as { pointer: string }[]
  expect(errors.map(({ pointer }) => pointer)).toEqual(pointers)
  expect(answer.text).not.toMatch(/4111/)
  expect(await edge.stored()).toEqual(before)
}

describe('an order is refused, naming the field,', () => {
  test.each<[string, () => object, string]>([
    ['with an unknown field', () => ({ amount: 4900 }), '/amount'],
    ['with an unknown field named like a member of every object', () => ({ constructor: 1 }), '/constructor'],
    ['with an unknown field of a line named so', () => ({ lines: [{ ...line, prototype: {} }] }), '/lines/0/prototype'],
    ['with metadata named so that is no text', () => ({ metadata: { constructor: [1] } }), '/metadata/constructor'],
    ['with an amount past 2^53', () => ({ lines: [{ ...line, unitAmount: 2 ** 53 }] }), '/lines/0/unitAmount'],
    ['with an unknown field of a line', () => ({ lines: [line, { ...line, vat: 19 }] }), '/lines/1/vat'],
    [
      'with too large a total',
      () => ({ lines: Array(11).fill({ ...line, quantity: 9999, unitAmount: 99_999 }) }),
      '/lines',
    ],
    ['paid from the wallet', () => ({ paymentMethod: 'wallet' }), '/paymentMethod'],
    ['captured some other way', () => ({ capture: 'later' }), '/capture'],
    ['against an unknown account', () => ({ account: newId('acc') }), '/account'],
    ['with an unknown payment method', () => ({ paymentMethod: newId('pm') }), '/paymentMethod'],
    ['in another currency than the account’s', () => ({ currency: 'USD' }), '/currency'],
  ])('%s', async (_, change, pointer) => {
    const answer = await edge.call('POST', '/v1/orders', { body: { ...order, ...change() } })
    await refused(answer, 422, 'invalid-request', pointer)
  })
})

test('metadata is kept whatever its names are', async () => {
  const metadata = { constructor: 'Acme Bau', prototype: 'x', toString: 'y' }
  const placed = await edge.call('POST', '/v1/orders', { body: { ...order, metadata } })
  expect(placed).toMatchObject({ status: 202, body: { metadata } })
  await edge.published()
  expect((await edge.call('GET', `/v1/orders/${placed.body.id}`)).body).toMatchObject({ metadata })
})

describe('a card number is refused', () => {
  const orders: [string, () => object, string][] = [
    ['as reference', () => ({ ...order, reference: card }), '/reference'],
    ['in a reference', () => ({ ...order, reference: `card ${card} 12/27` }), '/reference'],
    ['as sku', () => ({ ...order, lines: [{ ...line, sku: card }] }), '/lines/0/sku'],
    ['as article', () => ({ ...order, lines: [line, { ...line, name: card }] }), '/lines/1/name'],
    ['in metadata', () => ({ ...order, metadata: { note: card } }), '/metadata/note'],
    ['as name of metadata', () => ({ ...order, metadata: { [card]: 'x' } }), '/metadata'],
    ['as name of an unknown field', () => ({ ...order, [card]: 'x' }), ''],
    ['in an unknown field', () => ({ ...order, card: { number: card } }), '/card/number'],
    ['as account', () => ({ ...order, account: card }), '/account'],
    ['as payment method', () => ({ ...order, paymentMethod: card }), '/paymentMethod'],
    ['as currency', () => ({ ...order, currency: card }), '/currency'],
  ]
  const calls: [string, () => ['GET' | 'POST' | 'DELETE', string, Call?], string][] = [
    ...orders.map(([name, body, pointer]): (typeof calls)[number] => [
      `${name} of an order`,
      () => ['POST', '/v1/orders', { body: body() }],
      pointer,
    ]),
    [
      'as holder',
      () => ['POST', '/v1/accounts', { body: { holder: { ...holder, name: card }, currency: 'EUR' } }],
      '/holder/name',
    ],
    [
      'as e-mail address',
      () => [
        'POST',
        '/v1/accounts',
        { body: { holder: { ...holder, email: `4111111111111111@x.com` }, currency: 'EUR' } },
      ],
      '/holder/email',
    ],
    [
      'as token',
      () => ['POST', `/v1/accounts/${known.account}/payment-methods`, { body: { token: 'tok_4111111111111111' } }],
      '/token',
    ],
    ['as reason', () => ['POST', `/v1/orders/${known.order}/cancel`, { body: { reason: card } }], '/reason'],
    [
      'as reason of a refund',
      () => ['POST', `/v1/orders/${known.order}/refunds`, { body: { reason: card } }],
      '/reason',
    ],
    [
      'as reason of a freeze',
      () => ['POST', `/v1/accounts/${known.account}/freeze`, { body: { reason: card } }],
      '/reason',
    ],
    [
      'as payment method to remove',
      () => ['DELETE', `/v1/accounts/${known.account}/payment-methods/4111111111111111`],
      '/pm',
    ],
    ['in a query', () => ['GET', `/v1/orders?reference=${encodeURIComponent(card)}`], '/reference'],
    ['as order id', () => ['GET', '/v1/orders/4111111111111111'], '/id'],
    ['as account id', () => ['GET', '/v1/accounts/4111111111111111'], '/id'],
    ['as cursor', () => ['GET', `/v1/orders?cursor=4111111111111111`], '/cursor'],
  ]
  test.each(calls)('%s', async (_, call, pointer) => {
    await refused(await edge.call(...call()), 422, 'card-number', pointer)
  })

  test('as idempotency key', async () => {
    await refused(
      await edge.call('POST', '/v1/orders', { key: '4111-1111-1111-1111', body: order }),
      400,
      'idempotency-key',
    )
  })

  test('in a body that is no JSON', async () => {
    await refused(await edge.call('POST', '/v1/orders', { body: `{"card": ${card}` }), 400, 'malformed-request')
  })
})

describe('a POST is refused', () => {
  test.each<[string, Call, number, string]>([
    ['without idempotency key', { key: null }, 400, 'idempotency-key'],
    ['with an empty idempotency key', { key: '' }, 400, 'idempotency-key'],
    ['with an idempotency key of 256 characters', { key: 'k'.repeat(256) }, 400, 'idempotency-key'],
    ['with a space in its idempotency key', { key: 'a b' }, 400, 'idempotency-key'],
    ['without API key', { as: null }, 401, 'unauthorized'],
    ['with another API key', { as: { id: newId('mer'), apiKey: `pk_test_shop_${randomUUID()}` } }, 401, 'unauthorized'],
    ['with bad JSON', { body: '{"account":' }, 400, 'malformed-request'],
    ['with bad UTF-8', { body: new Uint8Array([0x22, 0xff, 0x22]) }, 400, 'malformed-request'],
    ['with a member named __proto__', { body: '{"__proto__": {"x": 1}}' }, 400, 'malformed-request'],
    ['without body', { body: undefined }, 400, 'malformed-request'],
    ['with an empty body', { body: '' }, 400, 'malformed-request'],
    ['with a body of more than 64 KiB', { body: JSON.stringify('x'.repeat(65_536)) }, 413, 'too-large'],
    [
      'with a form',
      { body: 'a=1', headers: { 'content-type': 'application/x-www-form-urlencoded' } },
      415,
      'unsupported-media-type',
    ],
    [
      'with a compressed body',
      { body: gzipSync('{}'), headers: { 'content-encoding': 'gzip' } },
      415,
      'unsupported-media-type',
    ],
    ['with text', { body: 'a', headers: { 'content-type': 'text/plain' } }, 415, 'unsupported-media-type'],
    ['with XML', { body: '<a/>', headers: { 'content-type': 'application/xml' } }, 415, 'unsupported-media-type'],
  ])('%s', async (_, call, status, kind) => {
    const answer = await edge.call('POST', '/v1/orders', { body: order, ...call })
    await refused(answer, status, kind)
    expect(answer.headers.get('www-authenticate')).toBe(status === 401 ? 'Bearer realm="parpay"' : null)
  })

  test.each(['list', 'text', '7', 'null'])('with a body that is no object: %s', async (what) => {
    const body = { list: '[]', text: '"x"', 7: '7', null: 'null' }[what]
    await refused(await edge.call('POST', '/v1/orders', { body }), 422, 'invalid-request', '')
  })
})

test.each<[string, number, string, string[]]>([
  ['/v1/orders?limit=101', 422, 'invalid-request', ['/limit']],
  ['/v1/orders?limit=5&limit=6', 422, 'invalid-request', ['/limit']],
  ['/v1/orders?page=2', 422, 'invalid-request', ['/page']],
  ['/v1/orders?createdAfter=yesterday', 422, 'invalid-request', ['/createdAfter']],
  ['/v1/orders/ord_x', 404, 'not-found', []],
  [`/v1/orders/${'x'.repeat(2000)}`, 404, 'not-found', []],
  ['/v1/nothing', 404, 'not-found', []],
  ['/nothing', 404, 'not-found', []],
])('GET %s is refused', async (path, status, kind, pointers) => {
  await refused(await edge.call('GET', path), status, kind, ...pointers)
})

test('a path that cannot be read is refused', async () => {
  const { status, headers, text, body } = await edge.call('GET', '/v1/orders/%zz4111111111111111')
  expect({ status, type: body.type }).toEqual({ status: 400, type: 'https://parpay.dev/problems/malformed-request' })
  expect(headers.get('content-type')).toMatch(/^application\/problem\+json/)
  expect(text).not.toContain('4111')
})
