import { readTraceparent, traceIdOf, type Log, type Span, type Traceparent, type Tracing } from '@parpay/messaging'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

/** What is known of a request while it is under way, beside what it says itself. */
interface Observed {
  readonly span: Span
  readonly fields: Record<string, string>
}

const observed = 'parpayObserved'

export interface Observers {
  readonly log: Log
  readonly tracing: Tracing
  /** Told of each request when its answer has gone, or its connection. */
  readonly answered: (request: { method: string; route: string; status: number; seconds: number }) => void
}

/** Nobody's business: asked every few seconds by machines. */
const silentRoutes = /^\/(health\/|metrics$|quiescence$)/

/**
 * Each request is a span that goes on with the caller's `traceparent`, one log line and one count, by the template of
 * its route: no path, query, body or header, which could hold personal data. What is safe of them its handler notes.
 */
export function observeRequests(server: FastifyInstance, { log, tracing, answered }: Observers): void {
  server.decorateRequest(observed, null)
  server.addHook('onRequest', (request, reply, done) => {
    const { method, routeOptions, headers } = request
    const route = routeOptions.url ?? 'unmatched'
    if (!silentRoutes.test(route)) {
      const begun = performance.now()
      const parent = readTraceparent(single(headers['traceparent']))
      const span = tracing.start(parent, 'server', `${method} ${route}`, () => ({
        'http.request.method': method,
        'http.route': route,
        'url.scheme': 'http',
      }))
      const fields: Observed['fields'] = {}
      request.setDecorator<Observed>(observed, { span, fields })
      // Also of an answer nobody waited for, and of a stream that was left.
      reply.raw.once('close', () => {
        const { status, outcome } = ended(reply)
        const milliseconds = performance.now() - begun
        span.end({
          attributes: { 'http.response.status_code': status },
          failure: status >= 500 ? `status ${status}` : undefined,
        })
        answered({ method, route, status, seconds: milliseconds / 1000 })
        const line = { method, route, status, ms: Math.round(milliseconds * 10) / 10, ...outcome }
        log[status >= 500 ? 'warn' : 'info']({ ...line, ...aboutRequest(request) }, 'request')
      })
    }
    done()
  })
}

/** The order or other thing a 202 answers is named by its `Location`, which is ours. */
function ended(reply: FastifyReply): { status: number; outcome: object } {
  const { statusCode: status, raw } = reply
  const location = reply.getHeader('location')
  return {
    status,
    outcome: {
      ...(typeof location === 'string' && { location }),
      ...(!raw.writableFinished && { cut: true }),
    },
  }
}

/** Adds to the request's log line what only its handler knows, such as the merchant: ids, never personal data. */
export function noteOnRequest(request: FastifyRequest, fields: Readonly<Record<string, string>>): void {
  const now = of(request)
  if (now) Object.assign(now.fields, fields)
}

/** For log lines about a request: its id, its trace and what was noted on it. */
export const aboutRequest = (request: FastifyRequest): object => {
  const now = of(request)
  return { requestId: request.id, traceId: traceIdOf(now?.span.traceparent ?? null), ...now?.fields }
}

/** What follows from a request goes on with this; null when it is not traced. */
export const traceparentOf = (request: FastifyRequest): Traceparent | null => of(request)?.span.traceparent ?? null

const of = (request: FastifyRequest): Observed | null | undefined =>
  request.getDecorator<Observed | null | undefined>(observed)

const single = (header: string | string[] | undefined): string | undefined =>
  typeof header === 'string' ? header : undefined
