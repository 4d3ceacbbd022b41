import type { z } from 'zod'
import { LONGEST_WAIT } from './prefer.js'
import { FeedQuery } from './feed-query.js'
import { ListQuery } from './list-query.js'
import { jsonSchema, ref, schemas, type JsonSchema } from './openapi-schemas.js'
import { PageQuery } from './page.js'
import { problems, problemType, type ProblemKind } from './problem.js'

/** A route as it is documented; its path is as Nest writes it. */
interface Route {
  readonly method: 'get' | 'post'
  readonly path: string
  readonly id: string
  readonly tag: 'Orders' | 'Accounts' | 'Events' | 'Service'
  readonly summary: string
  readonly description?: string
  readonly query?: z.ZodObject
  readonly body?: string
  readonly bodyRequired?: boolean
  readonly answer: string | JsonSchema
  readonly location?: boolean
  /** It answers an order, and `Prefer: wait=N` makes it wait for the order's end. */
  readonly waits?: boolean
  /** What its server-sent events carry; it has them instead of JSON, or beside it. */
  readonly events?: { readonly data: string; readonly only: boolean; readonly ids: string }
  readonly problems: readonly ProblemKind[]
}

const always = ['malformed-request', 'unauthorized', 'too-many-requests', 'internal', 'unavailable'] as const
const posted = [
  ...['idempotency-key', 'in-flight', 'too-large', 'unsupported-media-type', 'invalid-request'],
  ...['card-number', 'idempotency-key-reused'],
] as const
const healthy: JsonSchema = { type: 'object', properties: { status: { const: 'live' } }, required: ['status'] }
const readiness: JsonSchema = {
  type: 'object',
  properties: {
    status: { enum: ['ready', 'degraded', 'unready'], description: 'degraded: accepts, but Kafka is away.' },
    reasons: { type: 'array', items: { type: 'string' } },
  },
  required: ['status', 'reasons'],
}

const routes: readonly Route[] = [
  {
    ...{
      method: 'post',
      path: '/v1/accounts',
      id: 'openAccount',
      tag: 'Accounts',
      summary: 'Open a shopper’s account',
    },
    ...{ body: 'AccountRequest', answer: 'NewAccount', location: true, problems: [...always, ...posted] },
  },
  {
    ...{ method: 'get', path: '/v1/accounts/:id', id: 'getAccount', tag: 'Accounts', summary: 'An account' },
    ...{ answer: 'Account', problems: [...always, 'not-found', 'card-number'] },
  },
  {
    ...{ method: 'post', path: '/v1/accounts/:id/payment-methods', id: 'addPaymentMethod', tag: 'Accounts' },
    ...{ summary: 'Add a payment method to an open account', body: 'PaymentMethodRequest', answer: 'NewPaymentMethod' },
    problems: [...always, ...posted, 'not-found', 'not-ready'],
  },
  {
    ...{ method: 'get', path: '/v1/accounts/:id/payment-methods', id: 'listPaymentMethods', tag: 'Accounts' },
    ...{ summary: 'An account’s payment methods', query: PageQuery, answer: 'PaymentMethodPage' },
    problems: [...always, 'not-found', 'invalid-request', 'card-number'],
  },
  {
    ...{ method: 'post', path: '/v1/accounts/:id/deposits', id: 'makeDeposit', tag: 'Accounts' },
    ...{ summary: 'Charge a payment method for the account’s wallet', body: 'DepositRequest', answer: 'NewDeposit' },
    description: 'The account must be open and the payment method active, else the answer is 409 `not-ready`.',
    ...{ location: true, problems: [...always, ...posted, 'not-found', 'not-ready'] },
  },
  {
    ...{ method: 'get', path: '/v1/deposits/:id', id: 'getDeposit', tag: 'Accounts', summary: 'A deposit' },
    ...{ answer: 'Deposit', problems: [...always, 'not-found', 'card-number'] },
  },
  {
    ...{ method: 'get', path: '/v1/accounts/:id/transactions', id: 'listTransactions', tag: 'Accounts' },
    ...{ summary: 'What moved an account’s balance', query: PageQuery, answer: 'TransactionPage' },
    description: 'Ledger entries of the account’s wallet, newest first. Orders paid by card leave it alone.',
    problems: [...always, 'not-found', 'invalid-request', 'card-number'],
  },
  {
    ...{ method: 'post', path: '/v1/orders', id: 'placeOrder', tag: 'Orders', summary: 'Place an order' },
    description: 'The account must be open and the payment method active, else the answer is 409 `not-ready`.',
    ...{ body: 'OrderRequest', answer: 'Order', location: true, waits: true },
    problems: [...always, ...posted, 'not-ready'],
  },
  {
    ...{ method: 'get', path: '/v1/orders', id: 'listOrders', tag: 'Orders', summary: 'Orders, newest first' },
    ...{ query: ListQuery, answer: 'OrderPage', problems: [...always, 'invalid-request', 'card-number'] },
  },
  {
    ...{ method: 'get', path: '/v1/orders/:id', id: 'getOrder', tag: 'Orders', summary: 'An order' },
    ...{ answer: 'Order', waits: true, problems: [...always, 'not-found', 'card-number'] },
  },
  {
    ...{ method: 'get', path: '/v1/orders/:id/events', id: 'followOrder', tag: 'Orders' },
    ...{ summary: 'What happens to an order, as it happens', answer: 'TimelineLine' },
    events: { data: 'TimelineLine', only: true, ids: 'the line’s `n`' },
    description:
      'Server-sent events: the lines of the order’s timeline, first those that are there. The stream does not end with ' +
      'the order, since refunds and postings still add lines; it ends when the client leaves or the instance stops. ' +
      'Comments keep it open meanwhile; a client that takes nothing for half a minute is cut off.',
    problems: [...always, 'not-found', 'card-number'],
  },
  {
    ...{ method: 'post', path: '/v1/orders/:id/cancel', id: 'cancelOrder', tag: 'Orders', summary: 'Cancel an order' },
    description:
      'A request, accepted whatever the order’s status: whether it comes in time is decided later. The order ends ' +
      '`cancelled`, or `CancellationRejected` appears on its timeline.',
    ...{ body: 'CancellationRequest', bodyRequired: false, answer: 'Order', waits: true },
    problems: [...always, ...posted, 'not-found'],
  },
  {
    ...{ method: 'get', path: '/v1/events', id: 'listEvents', tag: 'Events', summary: 'Everything that happened' },
    ...{ query: FeedQuery, answer: 'EventPage', events: { data: 'Event', only: false, ids: 'its `n`' } },
    description:
      'All lines of the timelines of your orders, and what happened to your accounts and payment methods: in one order ' +
      'that never changes, without gaps, so a reader who keeps the last `n` misses nothing. A new order’s first line ' +
      'appears with the first thing that happens to it. Pages, oldest first: give `next`, or the last `n` you have, as ' +
      '`after`. With `Accept: text/event-stream` a stream that goes on as things happen; `Last-Event-ID` counts before ' +
      '`after`, and `limit` has no meaning.',
    problems: [...always, 'invalid-request', 'card-number'],
  },
  {
    ...{ method: 'get', path: '/openapi.json', id: 'getOpenApi', tag: 'Service', summary: 'This document' },
    ...{ answer: { type: 'object' }, problems: ['too-many-requests'] },
  },
  {
    ...{ method: 'get', path: '/health/live', id: 'live', tag: 'Service', summary: 'Whether the process runs' },
    ...{ answer: healthy, problems: [] },
  },
  {
    ...{ method: 'get', path: '/health/ready', id: 'ready', tag: 'Service', summary: 'Whether it can accept requests' },
    ...{ answer: readiness, problems: [] },
  },
]

const retryAfter: readonly ProblemKind[] = ['in-flight', 'not-ready', 'too-many-requests', 'unavailable']
const headers = {
  Location: { description: 'Where the new thing can be read.', schema: { type: 'string' } },
  'Idempotency-Replayed': {
    description: '`true` when this is the answer to the first request with the key.',
    schema: { const: 'true' },
  },
  'Retry-After': { description: 'Seconds to wait before the same request is sent again.', schema: { type: 'integer' } },
  'Preference-Applied': {
    description: 'There when `Prefer: wait=N` was honoured.',
    schema: { type: 'string', pattern: '^wait=([12]?[0-9]|30)$' },
  },
  RateLimit: {
    description: 'What is left of the quota, and the seconds until it is full again.',
    schema: { type: 'string', pattern: '^"(key|address)";r=[0-9]+;t=[0-9]+$' },
  },
  'RateLimit-Policy': {
    description: 'The quota, of the API key or of an address without one, and its window in seconds.',
    schema: { type: 'string', pattern: '^"(key|address)";q=[0-9]+;w=[0-9]+$' },
  },
  'WWW-Authenticate': { schema: { const: 'Bearer realm="parpay"' } },
}
const header = (name: keyof typeof headers): JsonSchema => ({ [name]: { $ref: `#/components/headers/${name}` } })
const rated = { ...header('RateLimit'), ...header('RateLimit-Policy') }

/** OpenAPI 3.1 of every route: bodies, answers, problem documents, security and headers. */
export const openApi = () => ({
  openapi: '3.1.0',
  info: {
    title: 'ParPay',
    version: '0.1.0',
    license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    description:
      'Payments for online stores. Amounts are whole numbers of the currency’s minor units. A 202 is durable: what was ' +
      'accepted survives the death of any process and of the broker. Errors are problem documents (RFC 9457).',
  },
  tags: [{ name: 'Orders' }, { name: 'Accounts' }, { name: 'Events' }, { name: 'Service' }],
  security: [{ apiKey: [] }],
  paths: paths(),
  components: {
    securitySchemes: {
      apiKey: { type: 'http', scheme: 'bearer', description: 'An API key: `pk_test_<id>_<secret>`.' },
    },
    parameters: {
      IdempotencyKey: {
        ...{ name: 'Idempotency-Key', in: 'header', required: true },
        description:
          'New for each thing you ask for, the same when you send a request again. Kept for 24 hours; refusals are not.',
        schema: { type: 'string', pattern: '^[\\x21-\\x7e]{1,255}$' },
        example: '4f6f1c52-9d1b-4c0e-8a67-0d6f2f6f3a11',
      },
      Prefer: {
        ...{ name: 'Prefer', in: 'header', schema: { type: 'string' }, example: 'wait=10' },
        description:
          `\`wait=N\` (RFC 7240), N up to ${LONGEST_WAIT} seconds: the answer waits until the order has ended or N ` +
          'seconds have passed, and shows it as it then is. Anything else is ignored.',
      },
    },
    headers,
    schemas: schemas(),
  },
})

function paths(): Record<string, Record<string, object>> {
  const documented: Record<string, Record<string, object>> = {}
  for (const route of routes) {
    const path = route.path.replaceAll(/:(\w+)/g, '{$1}')
    documented[path] = { ...documented[path], [route.method]: operation(route) }
  }
  return documented
}

const operation = (route: Route): object => ({
  operationId: route.id,
  tags: [route.tag],
  summary: route.summary,
  ...(route.description && { description: route.description }),
  ...(route.tag === 'Service' && { security: [] }),
  parameters: parameters(route),
  ...(route.body && {
    requestBody: {
      required: route.bodyRequired ?? true,
      content: { 'application/json': { schema: ref(route.body) } },
    },
  }),
  responses: { ...answer(route), ...refusals(route.problems) },
})

function parameters({ path, method, tag, query, waits, events }: Route): object[] {
  const id = { name: 'id', in: 'path', required: true, schema: { type: 'string' } }
  const { properties = {} } = query ? jsonSchema(query, 'input') : {}
  return [
    ...(path.includes(':id') ? [id] : []),
    ...(method === 'post' && tag !== 'Service' ? [{ $ref: '#/components/parameters/IdempotencyKey' }] : []),
    ...(waits ? [{ $ref: '#/components/parameters/Prefer' }] : []),
    ...(events ? [lastEventId(events)] : []),
    ...Object.entries(properties as object).map(([name, schema]: [string, unknown]) => ({ name, in: 'query', schema })),
  ]
}

const lastEventId = ({ ids }: { ids: string }): object => ({
  ...{ name: 'Last-Event-ID', in: 'header', schema: { type: 'string', pattern: '^[0-9]{1,15}$' } },
  description: `Begin after this event; an event’s id is ${ids}. Browsers send it when they come back.`,
})

function answer({ method, answer, location, path, waits, events, problems }: Route): Record<string, object> {
  const schema = typeof answer === 'string' ? ref(answer) : answer
  const stream = events && {
    'text/event-stream': {
      // No type: a string in OpenAPI 3.1, while tools that read streams check each event against it.
      schema: { description: `Each event’s data is JSON, ${events.data} of this document.` },
    },
  }
  const content = { ...(!events?.only && { 'application/json': { schema } }), ...stream }
  const waited = waits && header('Preference-Applied')
  if (method === 'post') {
    const sent = { ...(location && header('Location')), ...header('Idempotency-Replayed'), ...waited, ...rated }
    return {
      ...(waits && { 200: { description: 'Accepted, durably, and the order has ended.', headers: sent, content } }),
      202: { description: 'Accepted, durably.', headers: sent, content },
    }
  }
  return {
    200: {
      description: 'As it is now.',
      ...(problems.includes('too-many-requests') && { headers: { ...waited, ...rated } }),
      content,
    },
    ...(path === '/health/ready' && { 503: { description: 'It cannot; the reasons say why.', content } }),
  }
}

/** One response a status; the types it may have are listed. */
function refusals(kinds: readonly ProblemKind[]): Record<string, object> {
  const byStatus = Map.groupBy(kinds, (kind) => problems[kind].status)
  return Object.fromEntries(
    [...byStatus].map(([status, same]) => [
      status,
      {
        description: same.map((kind) => `\`${kind}\`: ${problems[kind].title}.`).join(' '),
        headers: {
          ...(same.some((kind) => retryAfter.includes(kind)) && header('Retry-After')),
          ...(same.includes('unauthorized') && header('WWW-Authenticate')),
          ...rated,
        },
        content: {
          'application/problem+json': {
            schema: {
              allOf: [ref('Problem')],
              properties: { type: { enum: same.map(problemType) }, status: { const: status } },
            },
          },
        },
      },
    ]),
  )
}
