import { NothingDone, type Messaging } from '@parpay/messaging'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { createHash, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { DiscardBody, ListQuery, RedriveBody, sentence } from './admin-request.js'

/** What a person may do, as far as these routes need it. */
export type Operated = Pick<Messaging, 'parked' | 'paused' | 'redrive' | 'discard'>

export interface AdminOptions {
  readonly service: string
  /** Without one there are no routes. */
  readonly token: string | undefined
  readonly messaging: Operated
}

const titles = {
  400: 'Bad Request',
  401: 'Unauthorized',
  404: 'Not Found',
  409: 'Conflict',
  422: 'Unprocessable Content',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
} as const
type Status = keyof typeof titles
const statuses = { 'not-parked': 404, ambiguous: 409, 'not-first': 409, 'not-now': 503 } as const

/** The request cannot be read. */
class Unreadable extends Error {
  override name = 'Unreadable'
  constructor(
    readonly status: 400 | 422,
    message: string,
  ) {
    super(message)
  }
}

/**
 * `GET /admin/parked`, `POST /admin/redrive` and `POST /admin/discard` (README) for whoever has the token. In a scope of
 * their own: what a service does with the bodies and errors of its other routes does not concern them.
 */
export function adminRoutes(server: FastifyInstance, { service, token, messaging }: AdminOptions): void {
  if (token === undefined) return
  void server.register((admin, _options, done) => {
    admin.removeAllContentTypeParsers()
    admin.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, parsed) => {
      parsed(null, body)
    })
    admin.setErrorHandler((error, _request, reply) => refuse(reply, error))
    admin.addHook('onRequest', async (request, reply) => {
      reply.header('cache-control', 'no-store')
      if (authorised(request.headers.authorization, token)) return
      reply.header('www-authenticate', 'Bearer realm="parpay admin"')
      await problem(reply, 401, 'unauthorized', 'Send the admin token: Authorization: Bearer <PARPAY_ADMIN_TOKEN>.')
    })
    admin.get('/admin/parked', async ({ query }) => {
      const wanted = read(ListQuery, query)
      return { service, paused: messaging.paused ?? null, ...(await messaging.parked(wanted)) }
    })
    admin.post('/admin/redrive', async ({ body }) => {
      const { key, topic } = read(RedriveBody, json(body))
      return { service, redriven: await messaging.redrive({ key, topic }) }
    })
    admin.post('/admin/discard', async ({ body }) => ({
      service,
      ...(await messaging.discard(read(DiscardBody, json(body)))),
    }))
    done()
  })
}

/** In constant time, whatever was sent. */
function authorised(given: string | undefined, token: string): boolean {
  const hash = (text: string): Buffer => createHash('sha256').update(text).digest()
  return timingSafeEqual(hash(given ?? ''), hash(`Bearer ${token}`))
}

function json(body: unknown): unknown {
  try {
    const value: unknown = JSON.parse(Buffer.isBuffer(body) ? body.toString('utf8') : '')
    return value
  } catch {
    throw new Unreadable(400, 'The body is not JSON.')
  }
}

function read<Schema extends z.ZodType>(schema: Schema, given: unknown): z.output<Schema> {
  const parsed = schema.safeParse(given)
  if (parsed.success) return parsed.data
  throw new Unreadable(422, sentence(parsed.error))
}

function refuse(reply: FastifyReply, error: unknown): Promise<void> {
  if (error instanceof NothingDone) return problem(reply, statuses[error.code], error.code, error.message)
  if (error instanceof Unreadable) return problem(reply, error.status, 'invalid-request', error.message)
  if (error instanceof Error && 'statusCode' in error && error.statusCode === 413)
    return problem(reply, 422, 'invalid-request', 'The body is too large.')
  const why = error instanceof Error ? error.message : String(error)
  return problem(reply, 503, 'not-now', `The service cannot tell now: ${why}. Try again in a second.`)
}

async function problem(reply: FastifyReply, status: Status, code: string, detail: string): Promise<void> {
  if (status === 503) reply.header('retry-after', '1')
  const document = { type: 'about:blank', title: titles[status], status, code, detail }
  await reply.code(status).type('application/problem+json').send(document)
}
