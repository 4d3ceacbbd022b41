import { expect, test } from '@jest/globals'
import { ParPay, ProblemError, Unreachable } from './index.js'

interface Sent {
  readonly method: string
  readonly path: string
  readonly headers: Record<string, string>
  readonly body: string
}

/** A client and the requests it sends: each meets the next answer, or what is thrown. */
function clientOf(...answers: (Response | Error)[]) {
  const sent: Sent[] = []
  const fetch = async (request: Request): Promise<Response> => {
    const { pathname, search } = new URL(request.url)
    const headers = Object.fromEntries(request.headers)
    sent.push({ method: request.method, path: pathname + search, headers, body: await request.text() })
    const next = answers.shift()
    if (next instanceof Response) return next
    throw next ?? new Error('There is no such answer')
  }
  return { sent, parpay: new ParPay({ url: 'http://edge.test', apiKey: 'pk_test_a_b', fetch }) }
}

const json = (status: number, body: object, headers: Record<string, string> = {}): Response =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...headers } })
const at = (seconds: string) => ({ 'retry-after': seconds })
const away = new TypeError('fetch failed')
const account = { holder: { name: 'Sam', email: 'sam@example.com' }, currency: 'EUR' } as const
const opened = { id: 'acc_1', status: 'pending' }

/** An answer whose body ends before it is complete. */
const cutOff = (): Response =>
  new Response(
    new ReadableStream({
      start: (body) => {
        body.enqueue(new TextEncoder().encode('{"id":'))
        body.error(away)
      },
    }),
    { status: 202 },
  )

test('a POST carries the API key, the body and a key of its own', async () => {
  const { parpay, sent } = clientOf(json(202, opened), json(202, opened))
  expect(await parpay.accounts.open(account)).toEqual(opened)
  await parpay.accounts.open(account)
  expect(sent[0]).toMatchObject({
    ...{ method: 'POST', path: '/v1/accounts', body: JSON.stringify(account) },
    headers: { authorization: 'Bearer pk_test_a_b', 'content-type': 'application/json' },
  })
  const keys = sent.map(({ headers }) => headers['idempotency-key'])
  expect(keys[0]).toMatch(/^[0-9a-f-]{36}$/)
  expect(new Set(keys).size).toBe(2)
})

test('a given key is used, and wait becomes a preference', async () => {
  const { parpay, sent } = clientOf(json(202, {}))
  await parpay.orders.cancel('ord_1', {}, { idempotencyKey: 'mine', wait: 5 })
  expect(sent[0]).toMatchObject({
    path: '/v1/orders/ord_1/cancel',
    headers: { 'idempotency-key': 'mine', prefer: 'wait=5' },
  })
})

test('captures and refunds are of all unless a part is given', async () => {
  const { parpay, sent } = clientOf(json(202, {}), json(202, {}), json(202, {}))
  await parpay.orders.capture('ord_1', {}, { wait: 5 })
  await parpay.orders.capture('ord_1', { amount: 500, final: true })
  await parpay.orders.refund('ord_1', { amount: 300, reason: 'damaged' })
  expect(sent.map(({ method, path, body }): unknown[] => [method, path, JSON.parse(body)])).toEqual([
    ['POST', '/v1/orders/ord_1/capture', {}],
    ['POST', '/v1/orders/ord_1/capture', { amount: 500, final: true }],
    ['POST', '/v1/orders/ord_1/refunds', { amount: 300, reason: 'damaged' }],
  ])
  expect(sent[0]?.headers['prefer']).toBe('wait=5')
})

test('an account is frozen and let go, and a payment method removed, without a key or a body', async () => {
  const { parpay, sent } = clientOf(json(202, {}), json(202, {}), json(202, {}))
  await parpay.accounts.freeze('acc_1', { reason: 'lost card' })
  await parpay.accounts.unfreeze('acc_1')
  await parpay.accounts.removePaymentMethod('acc_1', 'pm_1')
  expect(sent.map(({ method, path, body }) => [method, path, body])).toEqual([
    ['POST', '/v1/accounts/acc_1/freeze', '{"reason":"lost card"}'],
    ['POST', '/v1/accounts/acc_1/unfreeze', '{}'],
    ['DELETE', '/v1/accounts/acc_1/payment-methods/pm_1', ''],
  ])
  expect(sent.map(({ headers }) => 'idempotency-key' in headers)).toEqual([true, true, false])
})

test('a balance is a list by currency, its transactions come page by page', async () => {
  const eur = { currency: 'EUR', available: -5, pending: 10 }
  const entry = { id: 'txn_1', amount: 10 }
  const { parpay, sent } = clientOf(
    json(200, [eur]),
    json(200, { data: [entry], next: 'x' }),
    json(200, { data: [], next: null }),
  )
  expect(await parpay.balance.get()).toEqual([eur])
  expect(await parpay.balance.transactions({ limit: 1 }).all()).toEqual([entry])
  expect(sent.map(({ path }) => path)).toEqual([
    '/v1/balance',
    '/v1/transactions?limit=1',
    '/v1/transactions?limit=1&cursor=x',
  ])
})

test('what met no answer, or half of one, or a refusal that passes, is sent again with its key', async () => {
  const { parpay, sent } = clientOf(away, cutOff(), json(503, {}, at('0')), json(409, {}, at('0')), json(202, opened))
  expect(await parpay.accounts.open(account)).toEqual(opened)
  expect(sent).toHaveLength(5)
  expect(new Set(sent.map(({ headers }) => headers['idempotency-key'])).size).toBe(1)
  expect(new Set(sent.map(({ body }) => body))).toEqual(new Set([JSON.stringify(account)]))
})

test('a refusal is a ProblemError, and not sent again', async () => {
  const type = 'https://parpay.dev/problems/not-found'
  const { parpay, sent } = clientOf(json(404, { type, title: 'Not found', detail: 'There is no such order.' }))
  const refused = parpay.orders.get('ord_1')
  await expect(refused).rejects.toBeInstanceOf(ProblemError)
  await expect(refused).rejects.toMatchObject({
    status: 404,
    kind: 'not-found',
    message: 'Not found: There is no such order.',
  })
  expect(sent).toHaveLength(1)
})

test('a pause longer than is waited for is left to the caller', async () => {
  const { parpay, sent } = clientOf(json(429, { title: 'Too many' }, at('60')))
  await expect(parpay.orders.get('ord_1')).rejects.toMatchObject({ status: 429, retryAfter: 60 })
  expect(sent).toHaveLength(1)
})

test('when no answer comes at all, the error says where and why', async () => {
  const { parpay, sent } = clientOf(away, away, away, away, away)
  const failed = parpay.orders.get('ord_1')
  await expect(failed).rejects.toBeInstanceOf(Unreachable)
  await expect(failed).rejects.toMatchObject({ url: 'http://edge.test', cause: away })
  expect(sent).toHaveLength(5)
})

test('an aborted call ends with the reason, and is not sent again', async () => {
  const { parpay, sent } = clientOf(json(503, {}, at('9')), json(200, {}))
  const stop = new AbortController()
  const asked = parpay.orders.get('ord_1', { signal: stop.signal })
  stop.abort(new Error('enough'))
  await expect(asked).rejects.toThrow('enough')
  expect(sent.length).toBeLessThan(2)
})

const twoPages = () => [
  json(200, { data: [{ id: 'ord_3' }, { id: 'ord_2' }], next: 'abc' }),
  json(200, { data: [{ id: 'ord_1' }], next: null }),
]

test('a list gives every entry of every page', async () => {
  const { parpay, sent } = clientOf(...twoPages())
  const ids: string[] = []
  for await (const { id } of parpay.orders.list({ status: 'completed', limit: 2 })) ids.push(id)
  expect(ids).toEqual(['ord_3', 'ord_2', 'ord_1'])
  expect(sent.map(({ path }) => path)).toEqual([
    '/v1/orders?status=completed&limit=2',
    '/v1/orders?status=completed&limit=2&cursor=abc',
  ])
})

test('a list can be had at once, or its first page only', async () => {
  const { parpay, sent } = clientOf(...twoPages(), ...twoPages())
  expect(await parpay.orders.list().all()).toEqual([{ id: 'ord_3' }, { id: 'ord_2' }, { id: 'ord_1' }])
  expect(await parpay.orders.list().page()).toEqual({ data: [{ id: 'ord_3' }, { id: 'ord_2' }], next: 'abc' })
  expect(sent).toHaveLength(3)
})

test('a list that is left early is not read further', async () => {
  const { parpay, sent } = clientOf(json(200, { data: [{ id: 'ord_3' }], next: 'abc' }))
  for await (const { id } of parpay.orders.list()) {
    expect(id).toBe('ord_3')
    break
  }
  expect(sent).toHaveLength(1)
  expect(
    (
      await clientOf(json(200, { data: [], next: null }))
        .parpay.orders.list()
        .page()
    ).data,
  ).toEqual([])
})

test('a deposit is a POST to its account, and read by its own id', async () => {
  const { parpay, sent } = clientOf(json(202, { id: 'pay_1', status: 'pending' }), json(200, { id: 'pay_1' }))
  const charge = { amount: 500, currency: 'EUR', paymentMethod: 'pm_1' } as const
  const { id } = await parpay.deposits.make('acc_1', charge, { idempotencyKey: 'mine' })
  await parpay.deposits.get(id)
  expect(sent).toMatchObject([
    { method: 'POST', path: '/v1/accounts/acc_1/deposits', headers: { 'idempotency-key': 'mine' } },
    { method: 'GET', path: '/v1/deposits/pay_1' },
  ])
  expect(sent[0]?.body).toBe(JSON.stringify(charge))
})

test('an account’s transactions are read page by page', async () => {
  const page = (id: string, next: string | null) => json(200, { data: [{ id }], next })
  const { parpay, sent } = clientOf(page('txn_2', 'more'), page('txn_1', null))
  const ids = (await parpay.accounts.transactions('acc_1', { limit: 1 }).all()).map(({ id }) => id)
  expect(ids).toEqual(['txn_2', 'txn_1'])
  expect(sent.map(({ path }) => path)).toEqual([
    '/v1/accounts/acc_1/transactions?limit=1',
    '/v1/accounts/acc_1/transactions?limit=1&cursor=more',
  ])
})

/** A stream of server-sent events that ends. */
const stream = (...ns: number[]): Response =>
  new Response(['retry: 1000\n\n', ...ns.map((n) => `id: ${n}\ndata: {"n":${n},"type":"T${n}"}\n\n:\n\n`)].join(''), {
    headers: { 'content-type': 'text/event-stream' },
  })

test('a stream is opened again after its last event where it broke, and left when its reader leaves', async () => {
  const { parpay, sent } = clientOf(away, stream(4, 5), json(503, {}, at('0')), stream(6, 7))
  const seen: number[] = []
  for await (const { n } of parpay.orders.follow('ord_1', { after: 3 })) {
    seen.push(n)
    if (n === 6) break
  }
  expect(seen).toEqual([4, 5, 6])
  expect(sent.map(({ path, headers }) => [path, headers['last-event-id']])).toEqual([
    ['/v1/orders/ord_1/events', '3'],
    ['/v1/orders/ord_1/events', '3'],
    ['/v1/orders/ord_1/events', '5'],
    ['/v1/orders/ord_1/events', '5'],
  ])
  expect(sent[0]?.headers).toMatchObject({ accept: 'text/event-stream', authorization: 'Bearer pk_test_a_b' })
})

test.each<[string, (Response | Error)[], object]>([
  ['a refusal', [json(404, { title: 'Not found' })], { name: 'ProblemError', status: 404 }],
  ['no answer at all', [away, away, away, away, away], { name: 'Unreachable', cause: away }],
])('a stream ends with %s', async (_, answers, error) => {
  const { parpay } = clientOf(...answers)
  await expect(parpay.events.follow().next()).rejects.toMatchObject(error)
})

test('an aborted stream ends with the reason', async () => {
  const stop = new AbortController()
  const { parpay } = clientOf(stream(1))
  const events = parpay.events.follow({ signal: stop.signal })
  expect(await events.next()).toMatchObject({ value: { n: 1 } })
  stop.abort(new Error('enough'))
  await expect(events.next()).rejects.toThrow('enough')
})

test('the feed is read from where its reader was', async () => {
  const { parpay, sent } = clientOf(
    json(200, { data: [{ n: 8 }], next: '8' }),
    json(200, { data: [{ n: 9 }], next: null }),
  )
  expect(await parpay.events.list({ after: 7, limit: 1 }).all()).toEqual([{ n: 8 }, { n: 9 }])
  expect(sent.map(({ path }) => path)).toEqual(['/v1/events?after=7&limit=1', '/v1/events?after=8&limit=1'])
})
