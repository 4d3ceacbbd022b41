import { stdoutLog } from '@parpay/process'
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import { PassThrough } from 'node:stream'
import { z } from 'zod'
import { startEdge } from './edge.fixture.js'
import { until } from './until.js'

const traceId = '4bf92f3577b34da6a3ce929d0e0e4736'
const traceparent = `00-${traceId}-00f067aa0ba902b7-01`
/** In every place a caller can write to; none of it belongs in a log. */
const canary = 'canary-4242424242424242'

const Line = z.looseObject({ msg: z.string(), route: z.string().optional() })
type Line = z.infer<typeof Line>

let edge: Awaited<ReturnType<typeof startEdge>>
let written = ''
beforeAll(async () => {
  const destination = new PassThrough().setEncoding('utf8').on('data', (text: string) => (written += text))
  edge = await startEdge('request_log', {
    kafka: false,
    log: stdoutLog('edge', 'debug', { terminal: false, destination }),
  })
})
afterAll(() => edge.stop())
beforeEach(() => {
  written = ''
})

/** The lines about requests, once there are so many: they are written when the answer has gone. */
async function requests(count: number): Promise<Line[]> {
  const lines = () =>
    written
      .split('\n')
      .filter(Boolean)
      .map((line) => Line.parse(JSON.parse(line)))
      .filter(({ msg }) => msg === 'request')
  await until(
    () => lines().length >= count,
    () => `${lines().length} lines about requests instead of ${count}: ${written}`,
  )
  return lines()
}

test('a request is one line: by what route, how it ended, whose it was, and its trace', async () => {
  const holder = { name: 'Ada', email: 'ada@example.com' }
  const { body } = await edge.call('POST', '/v1/accounts', {
    body: { holder, currency: 'EUR' },
    headers: { traceparent },
  })
  const [line] = await requests(1)
  expect(line).toMatchObject({
    method: 'POST',
    route: '/v1/accounts',
    status: 202,
    ms: expect.any(Number),
    requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    merchant: edge.shop.id,
    location: `/v1/accounts/${body.id}`,
    traceId,
  })
  const sent = await edge.rows('select correlation_id, traceparent from outbox where correlation_id = $1', [body.id])
  expect(sent).toEqual([{ correlation_id: body.id, traceparent }])
})

test('a request about an order carries its id, whatever becomes of it', async () => {
  const id = 'ord_01h455vb4pex5vsknk084sn02q'
  await edge.call('GET', `/v1/orders/${id}`)
  await edge.call('GET', `/v1/orders/${id}/events`)
  for (const what of ['cancel', 'capture', 'refunds']) await edge.call('POST', `/v1/orders/${id}/${what}`, { body: {} })
  const lines = await requests(5)
  expect(lines.map(({ correlationId }) => correlationId)).toEqual(Array.from({ length: 5 }, () => id))
})

test('a request without a trace begins none while nothing records it', async () => {
  await edge.call('GET', `/v1/orders?limit=1`)
  const [line] = await requests(1)
  expect(line).toMatchObject({ route: '/v1/orders', status: 200 })
  expect(line).not.toHaveProperty('traceId')
})

test('nothing a caller wrote is in the log: no path, query, header, key or body', async () => {
  const headers = { traceparent: canary, 'x-request-id': canary, 'user-agent': canary, cookie: canary, referer: canary }
  const secret = edge.shop.apiKey
  await edge.call('GET', `/v1/orders/${canary}`, { headers })
  await edge.call('GET', `/v1/${canary}?q=${canary}`, { headers })
  await edge.call('GET', `/v1/orders?status=${canary}`, { headers })
  await edge.call('GET', '/v1/orders', { as: { id: '', apiKey: `pk_test_shop_${canary}` }, headers })
  await edge.call('POST', '/v1/orders', { key: `key-${randomUUID()}-${canary}`, body: { reference: canary }, headers })
  await edge.call('POST', '/v1/accounts', {
    body: { holder: { name: canary, email: canary }, currency: canary },
    headers,
  })
  await edge.call('POST', '/v1/accounts', { body: `{"${canary}`, headers })
  const lines = await requests(7)
  expect(lines.map(({ route, status }) => `${String(route)} ${String(status)}`)).toEqual([
    '/v1/orders/:id 422',
    'unmatched 404',
    '/v1/orders 422',
    '/v1/orders 401',
    '/v1/orders 400',
    '/v1/accounts 422',
    '/v1/accounts 400',
  ])
  expect(written).not.toMatch(/canary|4242/)
  expect(written).not.toContain(secret)
})

test('what machines ask every few seconds is no line', async () => {
  await fetch(`${edge.url}/health/ready`)
  await edge.call('GET', '/v1/orders')
  expect((await requests(1)).map(({ route }) => route)).toEqual(['/v1/orders'])
})
