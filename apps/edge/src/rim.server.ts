import type { NestFastifyApplication } from '@nestjs/platform-fastify'
import { noteOnRequest, traceparentOf } from '@parpay/process'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { provenKey, type ApiKeys } from './api-key.js'
import { fingerprint, idempotencyKey, type Accepted } from './idempotency.js'
import { Problem } from './problem.js'
import { ProblemFilter } from './problem.filter.js'
import { RequestPipe } from './request.pipe.js'
import type { Repeatable } from './submission.js'
import type { Log } from '@parpay/messaging'

const json = 'application/json'
const merchant = 'merchantId'
const key = 'idempotencyKey'

/**
 * What every request meets before a controller: under `/v1` the API key, then on a POST the idempotency key, both before
 * the body is read; then JSON, its schema, and Problems for whatever is refused or fails.
 */
export function buildRim(app: NestFastifyApplication, keys: ApiKeys, log: Log): void {
  const server = app.getHttpAdapter().getInstance()
  server.decorateRequest(merchant, '')
  server.decorateRequest(key, '')
  server.addHook('onRequest', (request, reply, done) => {
    if (request.routeOptions.url?.startsWith('/v1/')) admit(request, reply, keys)
    done()
  })
  app.useBodyParser(json, {}, (_request, body: Buffer, done) => {
    done(null, parsed(body))
  })
  app.useBodyParser('application/x-www-form-urlencoded', {}, (_request, _body, done) => {
    done(notJson())
  })
  server.removeContentTypeParser('text/plain')
  app.useGlobalFilters(new ProblemFilter(log))
  app.useGlobalPipes(new RequestPipe())
}

function admit(request: FastifyRequest, reply: FastifyReply, keys: ApiKeys): void {
  const proven = provenKey(keys, request.headers.authorization)
  if (!proven) {
    reply.header('www-authenticate', 'Bearer realm="parpay"')
    throw new Problem('unauthorized', 'Send a valid API key: Authorization: Bearer pk_test_<id>_<secret>.')
  }
  request.setDecorator(merchant, proven.merchantId)
  noteOnRequest(request, { merchant: proven.merchantId })
  if (request.method === 'POST') request.setDecorator(key, idempotencyKey(request.headers['idempotency-key']))
}

/** Nothing of the body is repeated in the refusal. An empty body is none: some routes need none. */
function parsed(body: Buffer): unknown {
  if (body.length === 0) return undefined
  try {
    const value: unknown = JSON.parse(utf8.decode(body), withoutPrototypes)
    return value
  } catch {
    throw new Problem('malformed-request', 'The body is not JSON in UTF-8, or has a member named __proto__.')
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

function withoutPrototypes(name: string, value: unknown): unknown {
  if (name === '__proto__') throw new SyntaxError(name)
  return value
}

const notJson = (): Problem =>
  new Problem('unsupported-media-type', 'Send the body as JSON, with Content-Type: application/json.')

export const merchantOf = (request: FastifyRequest): string => request.getDecorator<string>(merchant)

export function repeatableOf(request: FastifyRequest & { readonly rawBody?: Buffer }): Repeatable {
  const [path = ''] = request.url.split('?', 1)
  return {
    merchantId: merchantOf(request),
    key: request.getDecorator<string>(key),
    fingerprint: fingerprint(request.method, path, request.rawBody ?? Buffer.alloc(0)),
    traceparent: traceparentOf(request),
  }
}

/** Sends what was accepted: the bytes of the first answer, or the order as it is now. Throws a refusal. */
export async function sendAccepted(
  reply: FastifyReply,
  accepted: (Omit<Accepted, 'status'> & { readonly status: 200 | 202 }) | Problem,
): Promise<void> {
  if (accepted instanceof Problem) throw accepted
  reply.code(accepted.status).type('application/json; charset=utf-8')
  if (accepted.location !== null) reply.header('location', accepted.location)
  if (accepted.replayed) reply.header('idempotency-replayed', 'true')
  await reply.send(accepted.body)
}
