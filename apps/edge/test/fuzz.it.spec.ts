import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { newId } from '@parpay/events'
import fc from 'fast-check'
import { randomUUID } from 'node:crypto'
import { openApi } from '../src/openapi.js'
import { startEdge, type Edge } from './edge.fixture.js'

type Operation = { readonly responses?: Readonly<Record<string, { readonly content?: object }>> }
const operations: { method: string; path: string; operation: Operation }[] = Object.entries(openApi().paths).flatMap(
  ([path, methods]) => Object.entries(methods).map(([method, operation]) => ({ method, path, operation })),
)
const requests = operations.filter(({ method }) => method !== 'get')
const gets = operations.filter(({ method, path }) => method === 'get' && path.startsWith('/v1/'))

/** Milliseconds that an answer may take; nothing hangs. */
const soon = 2_000

let edge: Edge
let known: { account: string; paymentMethod: string; order: string }

beforeAll(async () => {
  edge = await startEdge('edge_fuzz')
  const wallet = await edge.openAccount()
  const body = { ...wallet, currency: 'EUR', lines: [{ sku: 's', name: 'n', quantity: 1, unitAmount: 100 }] }
  known = { ...wallet, order: (await edge.call('POST', '/v1/orders', { body })).body.id }
})

afterAll(async () => {
  await edge.stop()
})

/** Sends it and holds the answer against the document: its status, its content type, its time. */
async function answersAsDescribed(
  { method, path, operation }: (typeof operations)[number],
  sent: string,
  init: { readonly body?: string; readonly headers?: Record<string, string> } = {},
): Promise<void> {
  const headers = {
    authorization: `Bearer ${edge.shop.apiKey}`,
    ...(method === 'post' && { 'idempotency-key': randomUUID() }),
    ...(method !== 'get' && { 'content-type': 'application/json' }),
    ...init.headers,
  }
  const began = performance.now()
  const request = { method: method.toUpperCase(), headers, ...(init.body !== undefined && { body: init.body }) }
  const response = await fetch(edge.url + sent, { ...request, signal: AbortSignal.timeout(5 * soon) })
  const [type = ''] = (response.headers.get('content-type') ?? '').split(';')
  if (type === 'text/event-stream') await response.body?.cancel()
  else await response.text()
  const took = performance.now() - began
  const described = operation.responses?.[response.status]?.content ?? {}
  expect([path, response.status, type, type in described]).toEqual([path, response.status, type, true])
  expect([path, response.status >= 500, took < soon]).toEqual([path, false, true])
}

const odd = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('\0', '\ud800', '', ' ', '../..', '%', '__proto__', '4111111111111111', 'x'.repeat(3_000)),
)
const value = fc.oneof({ maxDepth: 3 }, fc.jsonValue(), odd, fc.constantFrom(1e308, -0, 2 ** 63, -1, 0.5, 1e-7))

/** An id that is there, one that is not, one of another kind, or none at all. */
const idOf = (path: string) =>
  fc.oneof(
    fc.constant(null).map(() => (path.includes('/orders') ? known.order : known.account)),
    fc.constantFrom(newId('ord'), newId('acc'), newId('pay'), newId('pm')),
    odd.filter((id) => id.isWellFormed()),
  )
const filled = (path: string, id: string): string => path.replace(/{(id|pm)}/g, encodeURIComponent(id))

/** A body that would be taken if one of its members were not odd. */
const nearly = fc
  .tuple(
    fc.constantFrom(
      'account',
      'paymentMethod',
      'currency',
      'lines',
      'metadata',
      'expiresIn',
      'amount',
      'final',
      'reason',
      'holder',
      'x',
    ),
    value,
  )
  .map(([name, content]) => ({
    ...{ account: known.account, paymentMethod: known.paymentMethod, currency: 'EUR', amount: 100, token: 'tok_visa' },
    ...{ lines: [{ sku: 's', name: 'n', quantity: 1, unitAmount: 100 }], [name]: content },
  }))
const fields = ['account', 'paymentMethod', 'currency', 'lines', 'reference', 'metadata']
const order = nearly.map((body) =>
  Object.fromEntries(Object.entries(body).filter(([name]) => !['amount', 'token'].includes(name))),
)
const part = fc.record({ amount: value, final: value, reason: value }, { requiredKeys: [] })
const bodies = fc.oneof(
  part.map((body) => JSON.stringify(body)),
  ...[fc.json(), odd, nearly.map((body) => JSON.stringify(body)), order.map((body) => JSON.stringify(body))],
  fc.tuple(fc.constantFrom(...fields), value).map((entry) => JSON.stringify(Object.fromEntries([entry]))),
  fc.nat(5_000).map((depth) => '['.repeat(depth) + ']'.repeat(depth)),
)

test.each(requests)('$method $path answers as described, whatever is sent', async (operation) => {
  await fc.assert(
    fc.asyncProperty(idOf(operation.path), bodies, async (id, body) => {
      await answersAsDescribed(operation, filled(operation.path, id), { body })
    }),
    { numRuns: 120 },
  )
})

const cursor = fc.oneof(
  fc.uint8Array({ maxLength: 60 }).map((bytes) => Buffer.from(bytes).toString('base64url')),
  fc
    .constantFrom('ord_', 'zzz_zzzzzzzzzzzzzzzzzzzzzzzzzz', 'ord_00000000000000000000000000')
    .map((id) => Buffer.from(id).toString('base64url')),
  odd,
)
const query = fc
  .dictionary(
    fc.oneof(fc.constantFrom('cursor', 'limit', 'after', 'status', 'reference', 'createdAfter'), odd),
    fc.oneof(cursor, fc.integer().map(String), fc.constantFrom('completed', '2026-01-31T12:00:00Z', '9'.repeat(15))),
    { maxKeys: 3 },
  )
  .map((entries) =>
    Object.entries(entries).map((pair) => pair.map((part) => encodeURIComponent(part.toWellFormed())).join('=')),
  )

test.each(gets)('GET $path answers as described, whatever is asked', async (operation) => {
  await fc.assert(
    fc.asyncProperty(idOf(operation.path), query, async (id, asked) => {
      await answersAsDescribed(operation, `${filled(operation.path, id)}?${asked.join('&')}`)
    }),
    { numRuns: 80 },
  )
})

test('any header is answered as described', async () => {
  const visible = fc.string({
    unit: fc
      .integer({ min: 0x20, max: 0xff })
      .filter((code) => code !== 0x7f)
      .map((code) => String.fromCharCode(code)),
  })
  const name = fc.constantFrom(
    'idempotency-key',
    'authorization',
    'content-type',
    'prefer',
    'accept',
    'last-event-id',
    'traceparent',
  )
  const [operation] = gets.filter(({ path }) => path === '/v1/events')
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...requests, ...(operation ? [operation] : [])),
      name,
      visible,
      async (to, header, text) => {
        const path = filled(to.path, newId('acc'))
        await answersAsDescribed(to, path, {
          headers: { [header]: text.trim() },
          ...(to.method !== 'get' && { body: '{}' }),
        })
      },
    ),
    { numRuns: 200 },
  )
})
