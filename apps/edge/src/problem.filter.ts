import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common'
import type { Log } from '@parpay/messaging'
import { aboutRequest } from '@parpay/process'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { asProblem } from './as-problem.js'

/** Answers every failure as RFC 9457 says, and logs those that are ours. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly log: Log) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const problem = asProblem(error)
    const http = host.switchToHttp()
    if (problem.kind === 'internal') {
      const about = aboutRequest(http.getRequest<FastifyRequest>())
      this.log.error({ err: error, ...about }, 'a request failed in a way nobody foresaw')
    }
    const reply = http.getResponse<FastifyReply>()
    const { retryAfter } = problem.more
    if (retryAfter !== undefined) reply.header('retry-after', String(retryAfter))
    void reply.code(problem.status).type('application/problem+json').send(problem.document())
  }
}
