import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common'
import { isId, newId } from '@parpay/events'
import type { FastifyReply } from 'fastify'
import { Caller, Merchant } from './caller.decorator.js'
import { CancellationRequest } from './cancellation-request.js'
import { Desk } from './desk.js'
import { ListQuery } from './list-query.js'
import { OrderRequest } from './order-request.js'
import { orderView, type OrderView } from './order-view.js'
import { page, type Page } from './page.js'
import { notFound } from './problem.js'
import { sendAccepted } from './rim.server.js'
import { findOrder, listOrders } from './shown-order.store.js'
import type { Repeatable } from './submission.js'

@Controller('v1/orders')
export class OrdersController {
  constructor(private readonly desk: Desk) {}

  @Post()
  async place(
    @Caller() caller: Repeatable,
    @Body({ schema: OrderRequest }) body: OrderRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const requested = { kind: 'order', id: newId('ord'), body } as const
    await sendAccepted(reply, await this.desk.accept({ ...caller, requested }))
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
  async show(@Merchant() merchantId: string, @Param('id') id: string): Promise<OrderView> {
    const shown = isId('ord', id) ? await findOrder(this.desk.database, merchantId, id) : undefined
    const view = shown && orderView(shown)
    if (!view) throw notFound('order')
    return view
  }

  @Post(':id/cancel')
  async cancel(
    @Caller() caller: Repeatable,
    @Param('id') orderId: string,
    @Body({ schema: CancellationRequest }) body: CancellationRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (!isId('ord', orderId)) throw notFound('order')
    const requested = { kind: 'cancellation', orderId, body } as const
    await sendAccepted(reply, await this.desk.accept({ ...caller, requested }))
  }
}
