import { Controller, Get, Res } from '@nestjs/common'
import type { FastifyReply } from 'fastify'

/** Where the controller asks; also its injection token. */
export abstract class Scrape {
  /** Prometheus' text format. */
  abstract text(): Promise<string>
}

/** `GET /metrics`: for Prometheus. */
@Controller('metrics')
export class MetricsController {
  constructor(private readonly scrape: Scrape) {}

  @Get()
  async metrics(@Res() reply: FastifyReply): Promise<void> {
    await reply.type('text/plain; version=0.0.4; charset=utf-8').send(await this.scrape.text())
  }
}
