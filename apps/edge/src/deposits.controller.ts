import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common'
import { isId } from '@parpay/events'
import type { FastifyReply } from 'fastify'
import { Caller, Merchant } from './caller.decorator.js'
import { DepositRequest } from './deposit-request.js'
import { depositView, type DepositView } from './deposit-view.js'
import { findDeposit } from './deposit.store.js'
import { Desk } from './desk.js'
import { notFound } from './problem.js'
import { sendAccepted } from './rim.server.js'
import type { Repeatable } from './submission.js'

/** Money from a payment method onto its shopper's wallet. */
@Controller('v1')
export class DepositsController {
  constructor(private readonly desk: Desk) {}

  @Post('accounts/:id/deposits')
  async make(
    @Caller() caller: Repeatable,
    @Param('id') accountId: string,
    @Body({ schema: DepositRequest }) body: DepositRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (!isId('acc', accountId)) throw notFound('account')
    const requested = { kind: 'deposit', id: this.desk.newId('pay'), accountId, body } as const
    await sendAccepted(reply, await this.desk.accept({ ...caller, requested }))
  }

  @Get('deposits/:id')
  async show(@Merchant() merchantId: string, @Param('id') id: string): Promise<DepositView> {
    const deposit = isId('pay', id) ? await findDeposit(this.desk.database, merchantId, id) : undefined
    if (!deposit) throw notFound('deposit')
    return depositView(deposit)
  }
}
