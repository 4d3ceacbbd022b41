import { Body, Controller, Get, Headers, Param, Post, Query, Res } from '@nestjs/common'
import { isId } from '@parpay/events'
import { kindOfFailure } from '@parpay/messaging'
import type { FastifyReply } from 'fastify'
import { z } from 'zod'
import { Caller, Merchant } from './caller.decorator.js'
import { CaptureRequest } from './capture-request.js'
import { CancellationRequest } from './cancellation-request.js'
import { Desk } from './desk.js'
import { hasEnded, type Ending } from './ending.js'
import type { Accepted } from './idempotency.js'
import { ListQuery } from './list-query.js'
import { isSettled } from './order.js'
import { OrderRequest } from './order-request.js'
import { orderView, type OrderView, type ShownOrder } from './order-view.js'
import { page, type Page } from './page.js'
import { notFound, Problem } from './problem.js'
import { RefundRequest } from './refund-request.js'
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
    await this.answer(
      reply,
      caller.merchantId,
      await this.desk.accept({ ...caller, requested }),
      patience,
      () => 'settled',
    )
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
    await this.answer(
      reply,
      caller.merchantId,
      await this.desk.accept({ ...caller, requested }),
      patience,
      () => 'final',
    )
  }

  @Post(':id/capture')
  async capture(
    @Caller() caller: Repeatable,
    @Waiting() patience: Patience | undefined,
    @Param('id') orderId: string,
    @Body({ schema: CaptureRequest }) body: CaptureRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (!isId('ord', orderId)) throw notFound('order')
    const requested = { kind: 'capture', id: this.desk.newId('cap'), orderId, body } as const
    const accepted = await this.desk.accept({ ...caller, requested })
    // The one asked for is the last in the order's list at acceptance.
    await this.answer(reply, caller.merchantId, accepted, patience, ({ captures }) => ({
      capture: captures.at(-1)?.id ?? '',
    }))
  }

  @Post(':id/refunds')
  async refund(
    @Caller() caller: Repeatable,
    @Param('id') orderId: string,
    @Body({ schema: RefundRequest }) body: RefundRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (!isId('ord', orderId)) throw notFound('order')
    const requested = { kind: 'refund', id: this.desk.newId('ref'), orderId, body } as const
    await sendAccepted(reply, await this.desk.accept({ ...caller, requested }))
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
    endingOf: (asked: z.infer<typeof Asked>) => Ending,
  ): Promise<void> {
    const { database, waits } = this.desk
    if (accepted instanceof Problem || !patience || !waits.open) {
      await sendAccepted(reply, accepted)
      return
    }
    const asked = Asked.parse(JSON.parse(accepted.body))
    const ending = endingOf(asked)
    const ended = await waits.ended(asked.id, ending, patience.seconds, patience.gone)
    // What was accepted stays accepted when the database is away by now.
    const now = ended ?? (await findOrder(database, merchantId, asked.id).catch(unlessAway))
    const view = now && orderView(now)
    if (!view) {
      await sendAccepted(reply, accepted)
      return
    }
    reply.header('preference-applied', `wait=${patience.seconds}`)
    await sendAccepted(reply, { ...accepted, status: hasEnded(now, ending) ? 200 : 202, body: JSON.stringify(view) })
  }
}

const Asked = z.object({ id: z.string(), captures: z.array(z.object({ id: z.string() })).default([]) })

function unlessAway(error: unknown): undefined {
  if (kindOfFailure(error) !== 'away') throw error
}
