import type { NestFastifyApplication } from '@nestjs/platform-fastify'
import { isId } from '@parpay/events'
import { noteOnRequest, traceparentOf } from '@parpay/process'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { provenKey, type ApiKey, type ApiKeys } from './api-key.js'
import { fingerprint, idempotencyKey, type Accepted } from './idempotency.js'
import { isDeeperThan } from './json-depth.js'
import { Problem } from './problem.js'
import { ProblemFilter } from './problem.filter.js'
import { rateLimits, type Rates } from './rate-limit.server.js'
import { RequestPipe } from './request.pipe.js'
import { isOfSchemaRegistry, schemaRegistryTypes } from './schema-registry.server.js'
import type { Repeatable } from './submission.js'
import type { Log } from '@parpay/messaging'

const json = 'application/json'
const merchant = 'merchantId'
const apiKey = 'apiKeyId'
const key = 'idempotencyKey'
/** Levels of lists and objects; what is taken has 3. */
const deepest = 16
/** Answered by every service's process (libs/process), for those who run it: probes are not counted. */
const ofProcess = /^\/(health|metrics|quiescence|admin)(\/|$)/

/**
 * What every request meets before a controller: under `/v1` the API key and its rate limit, then on a POST the
 * idempotency key, all before the body is read; then JSON, its schema, and Problems for whatever is refused or fails.
 * A request without a valid key costs one hash and counts against its address, so that it takes nothing from the keys.
 */
export async function buildRim(app: NestFastifyApplication, keys: ApiKeys, rates: Rates, log: Log): Promise<void> {
  const server = app.getHttpAdapter().getInstance()
  server.decorateRequest(merchant, '')
  server.decorateRequest(key, '')
  server.decorateRequest(apiKey, '')
  const limits = await rateLimits(server, rates, (request) => request.getDecorator<string>(apiKey))
  server.addHook('onRequest', async (request, reply) => {
    const { url = '' } = request.routeOptions
    if (ofProcess.test(url)) return
    const proven = url.startsWith('/v1/') ? provenKey(keys, request.headers.authorization) : undefined
    if (proven) {
      request.setDecorator(apiKey, proven.id)
      await limits.key(request, reply)
    } else await limits.address(request, reply)
    if (url.startsWith('/v1/')) admit(request, reply, proven)
  })
  app.useBodyParser(json, {}, (request, body: Buffer, done) => {
    done(null, parsed(request, body))
  })
  app.useBodyParser(schemaRegistryTypes, {}, (request, body: Buffer, done) => {
    if (isOfSchemaRegistry(request.url)) done(null, parsed(request, body))
    else done(notJson())
  })
  app.useBodyParser('application/x-www-form-urlencoded', {}, (_request, _body, done) => {
    done(notJson())
  })
  server.removeContentTypeParser('text/plain')
  app.useGlobalFilters(new ProblemFilter(log))
  app.useGlobalPipes(new RequestPipe())
}

function admit(request: FastifyRequest, reply: FastifyReply, proven: ApiKey | undefined): void {
  if (!proven) {
    reply.header('www-authenticate', 'Bearer realm="parpay"')
    throw new Problem('unauthorized', 'Send a valid API key: Authorization: Bearer pk_test_<id>_<secret>.')
  }
  request.setDecorator(merchant, proven.merchantId)
  noteOnRequest(request, { merchant: proven.merchantId, ...orderOf(request) })
  if (request.method === 'POST') request.setDecorator(key, idempotencyKey(request.headers['idempotency-key']))
}

/** The order of the path, under the name that lines about its messages have; nothing else that stands there. */
function orderOf({ params }: FastifyRequest): Record<string, string> {
  const id = typeof params === 'object' && params !== null && 'id' in params ? params.id : undefined
  return typeof id === 'string' && isId('ord', id) ? { correlationId: id } : {}
}

/** Nothing of the body is repeated in the refusal. An empty body is none: some routes need none. */
function parsed({ headers }: Pick<FastifyRequest, 'headers'>, body: Buffer): unknown {
  if (!/^identity$/i.test(headers['content-encoding'] ?? 'identity')) throw encoded()
  if (body.length === 0) return undefined
  try {
    const text = utf8.decode(body)
    if (isDeeperThan(deepest, text)) throw tooDeep()
    const value: unknown = JSON.parse(text, withoutPrototypes)
    return value
  } catch (error) {
    if (error instanceof Problem) throw error
    throw new Problem('malformed-request', 'The body is not JSON in UTF-8, or has a member named __proto__.')
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

function withoutPrototypes(name: string, value: unknown): unknown {
  if (name === '__proto__') throw new SyntaxError(name)
  return value
}

const tooDeep = (): Problem => new Problem('malformed-request', `The body is nested deeper than ${deepest} levels.`)

const notJson = (): Problem =>
  new Problem('unsupported-media-type', 'Send the body as JSON, with Content-Type: application/json.')

const encoded = (): Problem =>
  new Problem('unsupported-media-type', 'Send the body as it is, without Content-Encoding: it is not decoded.')

export const merchantOf = (request: FastifyRequest): string => request.getDecorator<string>(merchant)

export function repeatableOf(request: FastifyRequest & { readonly rawBody?: Buffer }): Repeatable {
  const [path = ''] = request.url.split('?', 1)
  return {
    merchantId: merchantOf(request),
    key: request.getDecorator<string>(key) || null,
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
