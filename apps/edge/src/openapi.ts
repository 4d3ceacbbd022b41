import { LONGEST_WAIT } from './prefer.js'
import { jsonSchema, ref, schemas, type JsonSchema } from './openapi-schemas.js'
import { routes, type Route } from './openapi-routes.js'
import { problems, problemType, type ProblemKind } from './problem.js'

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
  tags: [{ name: 'Orders' }, { name: 'Accounts' }, { name: 'Balance' }, { name: 'Events' }, { name: 'Service' }],
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
  const { properties = {} } = query ? jsonSchema(query, 'input') : {}
  return [
    ...[...path.matchAll(/:(\w+)/g)].map(([, name]) => ({
      ...{ name, in: 'path', required: true, schema: { type: 'string' } },
    })),
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
  if (method === 'delete') return { 202: { description: 'Accepted, durably.', headers: rated, content } }
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
