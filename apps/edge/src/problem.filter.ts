import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common'
import type { Log } from '@parpay/messaging'
import { aboutRequest } from '@parpay/process'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { asProblem } from './as-problem.js'
import { SchemaRegistryError } from './schema-registry-error.js'
import { isOfSchemaRegistry, sendRegistryAnswer } from './schema-registry.server.js'

/** Answers every failure as RFC 9457 says, the schema registry's as its clients read them, and logs those that are ours. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly log: Log) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp()
    const reply = http.getResponse<FastifyReply>()
    if (error instanceof SchemaRegistryError) {
      sendRegistryAnswer(reply.code(error.status), error.document())
      return
    }
    const request = http.getRequest<FastifyRequest>()
    const problem = asProblem(error)
    if (problem.kind === 'internal') {
      this.log.error({ err: error, ...aboutRequest(request) }, 'a request failed in a way nobody foresaw')
    }
    const { status, detail } = problem
    const { retryAfter } = problem.more
    reply.code(status)
    if (retryAfter !== undefined) reply.header('retry-after', String(retryAfter))
    if (isOfSchemaRegistry(request.url)) {
      sendRegistryAnswer(reply, new SchemaRegistryError(status, status, detail).document())
    } else void reply.type('application/problem+json').send(problem.document())
  }
}
