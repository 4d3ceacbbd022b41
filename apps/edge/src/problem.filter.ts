import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common'
import type { Log } from '@parpay/messaging'
import type { FastifyReply } from 'fastify'
import { asProblem } from './as-problem.js'

/** Answers every failure as RFC 9457 says, and logs those that are ours. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly log: Log) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const problem = asProblem(error)
    if (problem.kind === 'internal') this.log.error({ err: error }, 'a request failed in a way nobody foresaw')
    const reply = host.switchToHttp().getResponse<FastifyReply>()
    const { retryAfter } = problem.more
    if (retryAfter !== undefined) reply.header('retry-after', String(retryAfter))
    void reply.code(problem.status).type('application/problem+json').send(problem.document())
  }
}
