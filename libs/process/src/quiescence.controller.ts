import { Controller, Get, Res } from '@nestjs/common'
import type { Quiescence } from '@parpay/messaging'
import type { FastifyReply } from 'fastify'

/** Where the controller asks; also its injection token. */
export abstract class Standing {
  abstract quiescence(): Promise<Quiescence>
}

const unknown = {
  type: 'about:blank',
  title: 'Service Unavailable',
  status: 503,
  detail: 'The database does not answer, so what is left to do is not known; try again in a second.',
}

/** `GET /quiescence`: how far the service is and what it still has to do (README). 503 while nobody can tell. */
@Controller('quiescence')
export class QuiescenceController {
  constructor(private readonly standing: Standing) {}

  @Get()
  async quiescence(@Res() reply: FastifyReply): Promise<void> {
    const work = await this.standing.quiescence().catch(() => undefined)
    if (work) await reply.header('cache-control', 'no-store').send(work)
    else await reply.code(503).header('retry-after', '1').type('application/problem+json').send(unknown)
  }
}
