import { Body, Controller, Get, Headers, Param, Post, Query, Res } from '@nestjs/common'
import { isId } from '@parpay/events'
import { kindOfFailure } from '@parpay/messaging'
import type { FastifyReply } from 'fastify'
import { z } from 'zod'
import { Caller, Merchant } from './caller.decorator.js'
import { CancellationRequest } from './cancellation-request.js'
import { Desk } from './desk.js'
import type { Accepted } from './idempotency.js'
import { ListQuery } from './list-query.js'
import { isFinal, isSettled } from './order.js'
import { OrderRequest } from './order-request.js'
import { orderView, type OrderView, type ShownOrder } from './order-view.js'
import type { Ending } from './order-waits.server.js'
import { page, type Page } from './page.js'
import { notFound, Problem } from './problem.js'
import { sendAccepted } from './rim.server.js'
import { findOrder, listOrders } from './shown-order.store.js'
import { lastEventId, sendStream } from './sse.server.js'
import type { Repeatable } from './submission.js'
import { Waiting, type Patience } from './waiting.decorator.js'

@Controller('v1/orders')
export class OrdersController {
  constructor(private readonly desk: Desk) {}

  @Post()
  async place(
    @Caller() caller: Repeatable,
    @Waiting() patience: Patience | undefined,
    @Body({ schema: OrderRequest }) body: OrderRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const requested = { kind: 'order', id: this.desk.newId('ord'), body } as const
    await this.answer(reply, caller.merchantId, await this.desk.accept({ ...caller, requested }), patience, 'settled')
  }

  @Get()
  async list(@Merchant() merchantId: string, @Query({ schema: ListQuery }) query: ListQuery): Promise<Page<OrderView>> {
    const orders = await listOrders(this.desk.database, merchantId, query)
    return page(
      orders.flatMap((order) => orderView(order) ?? []),
      query.limit,
    )
  }

  @Get(':id')
  async show(
    @Merchant() merchantId: string,
    @Param('id') id: string,
    @Waiting() patience: Patience | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OrderView> {
    const shown = await this.find(merchantId, id)
    if (!patience || !this.desk.waits.open) return shown.view
    reply.header('preference-applied', `wait=${patience.seconds}`)
    if (isSettled(shown.order)) return shown.view
    const ended = await this.desk.waits.ended(id, 'settled', patience.seconds, patience.gone)
    return (ended && orderView(ended)) ?? (await this.find(merchantId, id)).view
  }

  @Get(':id/events')
  async events(
    @Merchant() merchantId: string,
    @Param('id') id: string,
    @Headers('last-event-id') header: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.find(merchantId, id)
    const position = { of: id, after: lastEventId(header) ?? 0 }
    await sendStream(reply, () => this.desk.timelines.follow(merchantId, position))
  }

  @Post(':id/cancel')
  async cancel(
    @Caller() caller: Repeatable,
    @Waiting() patience: Patience | undefined,
    @Param('id') orderId: string,
    @Body({ schema: CancellationRequest }) body: CancellationRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (!isId('ord', orderId)) throw notFound('order')
    const requested = { kind: 'cancellation', orderId, body } as const
    await this.answer(reply, caller.merchantId, await this.desk.accept({ ...caller, requested }), patience, 'final')
  }

  private async find(merchantId: string, id: string): Promise<ShownOrder & { view: OrderView }> {
    const shown = isId('ord', id) ? await findOrder(this.desk.database, merchantId, id) : undefined
    const view = shown && orderView(shown)
    if (!view) throw notFound('order')
    return { ...shown, view }
  }

  /** What was accepted; with patience, first call or repeat, the order as it is when it has ended or time is up. */
  private async answer(
    reply: FastifyReply,
    merchantId: string,
    accepted: Accepted | Problem,
    patience: Patience | undefined,
    ending: Ending,
  ): Promise<void> {
    const { database, waits } = this.desk
    if (accepted instanceof Problem || !patience || !waits.open) {
      await sendAccepted(reply, accepted)
      return
    }
    const { id } = Named.parse(JSON.parse(accepted.body))
    const ended = await waits.ended(id, ending, patience.seconds, patience.gone)
    // What was accepted stays accepted when the database is away by now.
    const now = ended ?? (await findOrder(database, merchantId, id).catch(unlessAway))
    const view = now && orderView(now)
    if (!view) {
      await sendAccepted(reply, accepted)
      return
    }
    reply.header('preference-applied', `wait=${patience.seconds}`)
    const over = ending === 'final' ? isFinal(now.order.status) : isSettled(now.order)
    await sendAccepted(reply, { ...accepted, status: over ? 200 : 202, body: JSON.stringify(view) })
  }
}

const Named = z.object({ id: z.string() })

function unlessAway(error: unknown): undefined {
  if (kindOfFailure(error) !== 'away') throw error
}
