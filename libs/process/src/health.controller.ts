import { Controller, Get, Res } from '@nestjs/common'
import type { FastifyReply } from 'fastify'
import type { Readiness } from './readiness.js'

/** Where the controller asks; also its injection token. */
export abstract class Health {
  abstract readiness(): Promise<Readiness>
}

/** `GET /health/live`: the process runs. `GET /health/ready`: it can do its work, or what is missing. */
@Controller('health')
export class HealthController {
  constructor(private readonly health: Health) {}

  @Get('live')
  live(): { status: 'live' } {
    return { status: 'live' }
  }

  @Get('ready')
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<Readiness> {
    const readiness = await this.health.readiness()
    reply.code(readiness.status === 'unready' ? 503 : 200)
    return readiness
  }
}
