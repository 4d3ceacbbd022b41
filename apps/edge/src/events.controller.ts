import { Controller, Get, Headers, Query, Res } from '@nestjs/common'
import type { FastifyReply } from 'fastify'
import { Merchant } from './caller.decorator.js'
import { Desk } from './desk.js'
import { eventView, type EventView } from './event-view.js'
import { FeedQuery } from './feed-query.js'
import { feedsAfter } from './feed.store.js'
import type { Page } from './page.js'
import { acceptsStream } from './sse.js'
import { lastEventId, sendStream } from './sse.server.js'

/** A merchant's feed of everything that happened. */
@Controller('v1/events')
export class EventsController {
  constructor(private readonly desk: Desk) {}

  @Get()
  async show(
    @Merchant() merchantId: string,
    @Headers('accept') accept: string | undefined,
    @Headers('last-event-id') header: string | undefined,
    @Query({ schema: FeedQuery }) { after, limit }: FeedQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    reply.header('vary', 'accept')
    if (acceptsStream(accept)) {
      // A browser that comes back asks for the same URL: what it has seen since then counts.
      const position = { of: merchantId, after: lastEventId(header) ?? after }
      await sendStream(reply, () => this.desk.feeds.follow(merchantId, position))
      return
    }
    const events = await feedsAfter(this.desk.database, [{ of: merchantId, after }], limit + 1)
    const data = events.slice(0, limit).map(eventView)
    const next = events.length > limit ? String(data.at(-1)?.n) : null
    await reply.send({ data, next } satisfies Page<EventView>)
  }
}
