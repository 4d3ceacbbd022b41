import type { Readable } from 'node:stream'
import {
  fastify,
  LogController,
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from 'fastify'
import { z } from 'zod'
import { Reading, type Clock } from './clock.js'
import type { Line } from './line.js'
import { fingerprint, type Answer, type Request } from './operation.js'
import type { Pending, Psp } from './psp.js'
import { Key } from './script.js'
import { scriptRoutes } from './script.server.js'
import type { ReleasedStep, Scripts } from './scripts.js'

const Params = z.object({ payment: z.string().min(1).max(100) })
const Money = z.strictObject({ amount: z.int().positive(), currency: z.string().regex(/^[A-Z]{3}$/) })
const Capture = Money.extend({ final: z.boolean().optional() })
const Attach = z.strictObject({ token: z.string().min(1).max(200) })
const Authorise = Money.extend({ method: z.string().min(1).max(100) })
/** What fastify puts on an error of its own, such as a body that is not JSON. */
const StatusCode = z.object({ statusCode: z.int().optional() })

/** Ends a request without an answer that the caller can use. */
class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly error: string,
    message: string,
  ) {
    super(message)
  }
}

/** Where lines go before they are answered. */
export interface Log {
  append(line: Line): Promise<void>
  read(): Readable
}

/** Where the clock is kept before a move is answered. */
export interface ClockKeeper {
  write(reading: Reading): Promise<void>
}

/** Who is told of what was pending. */
export interface Notifier {
  /** Never fails and does not wait. */
  notify(settled: Line): void
}

export interface Outside {
  readonly clock: Clock
  readonly keeper: ClockKeeper
  readonly notifier: Notifier
  readonly scripts: Scripts
}

/**
 * The PSP over HTTP; the README is its contract. Decides on one thread in order of arrival: what a line says has
 * happened in memory before the line is on disk, and is answered after.
 */
export function pspServer(
  psp: Psp,
  log: Log,
  { clock, keeper, notifier, scripts }: Outside,
  logger: FastifyBaseLogger,
): FastifyInstance {
  const server = fastify({
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true }),
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 800 },
  })
  const stopping = new AbortController()
  const open = new Map<string, { readonly fingerprint: string; readonly answered: Promise<Answer> }>()
  const unavailable = new Map<string, number>()

  const record = async (line: Line): Promise<void> => {
    psp.apply(line)
    await log.append(line)
  }

  /** Does not fail: what is pending when the process stops is so in the log, and goes on from there. */
  const settle = async (pending: Pending): Promise<void> => {
    const left = pending.settles.getTime() - clock.now().getTime()
    if (
      await clock.passed(left, stopping.signal).then(
        () => true,
        () => false,
      )
    ) {
      const line = psp.settle(pending, clock.now())
      await record(line)
      notifier.notify(line)
    }
  }

  /** Whoever is to decide about a payment knows what it holds. */
  const refuseWhilePending = (request: Request): void => {
    if (request.operation === 'attach' || !psp.pendingOf(request.payment)) return
    throw new Refusal(409, 'pending', 'its authorisation is not settled and nothing was done; call again later')
  }

  const itsTime = async (request: Request): Promise<void> => {
    const card = psp.tokenOf(request)
    const slow = request.operation === 'authorise' || request.operation === 'capture' ? card?.slow : undefined
    if (slow !== undefined) await clock.passed(slow, stopping.signal)
  }

  const carryOut = async (request: Request, scripted: ReleasedStep | undefined): Promise<Answer> => {
    await (scripted ? scripted.released : itsTime(request))
    refuseWhilePending(request)
    const line = psp.decide(request, clock.now(), scripted?.step)
    await record(line)
    // whoever asked may have lost patience meanwhile
    if (scripted?.step.held) notifier.notify(line)
    const pending = request.operation === 'authorise' && psp.pendingOf(request.payment)
    if (pending) void settle(pending)
    return line.done?.answer ?? { outcome: 'refused', code: 'undecided' }
  }

  const refuseWhileUnavailable = (request: Request): void => {
    if (request.operation !== 'authorise') return
    const seen = unavailable.get(request.payment) ?? 0
    if (seen >= (psp.tokenOf(request)?.unavailable ?? 0)) return
    unavailable.set(request.payment, seen + 1)
    throw new Refusal(503, 'unavailable', 'nothing was done; call again with the same key')
  }

  const answer = async (request: Request): Promise<Answer> => {
    const asked = fingerprint(request)
    const known = open.get(request.key) ?? psp.done(request.key)
    if (known) {
      if (known.fingerprint !== asked)
        throw new Refusal(422, 'key_reused', `key ${request.key} was used for another request; take a new key`)
      if ('answered' in known) await known.answered
      const done = psp.done(request.key)
      if (!done) throw new Refusal(503, 'unavailable', 'nothing was done; call again with the same key')
      await record(psp.repeat(done, clock.now()))
      return done.answer
    }
    const scripted = scripts.take(request)
    if (!scripted) refuseWhileUnavailable(request)
    const answered = carryOut(request, scripted).finally(() => open.delete(request.key))
    open.set(request.key, { fingerprint: asked, answered })
    return answered
  }

  /** Answers a request, or leaves it without an answer where its token says so. */
  const reply = async (request: Request, response: FastifyReply): Promise<FastifyReply> => {
    const answered = await answer(request)
    if (answered.outcome === 'pending') response.code(202)
    const unanswered = request.operation === 'capture' && psp.tokenOf(request)?.captureUnanswered
    return unanswered && !scripts.taken(request) ? response.hijack() : response.send(answered)
  }

  const keyOf = (request: FastifyRequest): string => {
    const key = Key.safeParse(request.headers['idempotency-key'])
    if (key.success) return key.data
    throw new Refusal(400, 'key_missing', 'the header Idempotency-Key must hold 1 to 200 characters')
  }

  server.post('/payment-methods', (request, response) =>
    reply({ operation: 'attach', key: keyOf(request), ...Attach.parse(request.body) }, response),
  )
  server.post('/payments/:payment/authorise', (request, response) => {
    const { payment } = Params.parse(request.params)
    return reply({ operation: 'authorise', key: keyOf(request), payment, ...Authorise.parse(request.body) }, response)
  })
  server.post('/payments/:payment/capture', (request, response) => {
    const { payment } = Params.parse(request.params)
    return reply({ operation: 'capture', key: keyOf(request), payment, ...Capture.parse(request.body) }, response)
  })
  server.post('/payments/:payment/refund', (request, response) => {
    const { payment } = Params.parse(request.params)
    return reply({ operation: 'refund', key: keyOf(request), payment, ...Money.parse(request.body) }, response)
  })
  server.post('/payments/:payment/void', (request, response) =>
    reply({ operation: 'void', key: keyOf(request), payment: Params.parse(request.params).payment }, response),
  )

  scriptRoutes(server, scripts)

  server.get('/operations/:key', async (request, response) => {
    const { key } = z.object({ key: Key }).parse(request.params)
    const line = psp.inquire(key, open.has(key) ? 'pending' : 'not_found', clock.now())
    const done = psp.done(key)
    await record(line)
    if (done && done.answer.outcome !== 'pending')
      return response.send({ operation: done.line.operation, ...done.answer })
    return response.code(line.outcome === 'pending' ? 202 : 404).send({ outcome: line.outcome })
  })

  const clockView = () => ({ ...clock.reading, now: clock.now().toISOString() })
  server.get('/clock', clockView)
  server.put('/clock', async (request) => {
    const to = Reading.parse(request.body)
    if (!clock.move(to))
      throw new Refusal(409, 'clock_back', 'the clock only moves forward: GET /clock tells where it is')
    await keeper.write(to)
    return clockView()
  })

  server.get('/log', (_, response) => response.type('application/x-ndjson').send(log.read()))
  server.get('/health/live', () => ({ status: 'live' }))
  server.get('/health/ready', () => ({ status: 'ready' }))

  server.setErrorHandler((error, request, response) => {
    if (error instanceof Refusal)
      return response.code(error.status).send({ error: error.error, message: error.message })
    if (error instanceof z.ZodError)
      return response.code(400).send({ error: 'malformed', message: z.prettifyError(error) })
    const { statusCode = 500 } = error instanceof Error && 'statusCode' in error ? StatusCode.parse(error) : {}
    if (statusCode < 500) return response.code(statusCode).send({ error: 'malformed', message: String(error) })
    request.log.error({ err: error }, 'request failed')
    return response
      .code(500)
      .send({ error: 'failed', message: 'what was asked may have been done: inquire by its key' })
  })
  for (const pending of psp.pending) void settle(pending)
  server.addHook('preClose', () => {
    stopping.abort()
    return Promise.resolve()
  })
  return server
}
