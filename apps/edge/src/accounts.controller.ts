import { Body, Controller, Delete, Get, Param, Post, Query, Res } from '@nestjs/common'
import { isId } from '@parpay/events'
import type { FastifyReply } from 'fastify'
import { AccountRequest } from './account-request.js'
import { accountView, type Account, type AccountView } from './account-view.js'
import { findAccount } from './account.store.js'
import { Caller, Merchant } from './caller.decorator.js'
import { Desk } from './desk.js'
import { FreezeRequest } from './freeze-request.js'
import { page, PaymentMethodsQuery, TransactionsQuery, type Page, type PageQuery } from './page.js'
import { PaymentMethodRequest } from './payment-method-request.js'
import { paymentMethodView, type PaymentMethodView } from './payment-method-view.js'
import { listPaymentMethods } from './payment-method.store.js'
import { notFound } from './problem.js'
import { RemovalRequest } from './removal-request.js'
import { sendAccepted } from './rim.server.js'
import type { Repeatable } from './submission.js'
import { walletEntryView, type WalletEntryView } from './wallet-entry.js'
import { listWalletEntries } from './wallet-entry.store.js'

/** Shoppers' accounts, their payment methods and their wallets' entries. */
@Controller('v1/accounts')
export class AccountsController {
  constructor(private readonly desk: Desk) {}

  @Post()
  async open(
    @Caller() caller: Repeatable,
    @Body({ schema: AccountRequest }) body: AccountRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const requested = { kind: 'account', id: this.desk.newId('acc'), body } as const
    await sendAccepted(reply, await this.desk.accept({ ...caller, requested }))
  }

  @Get(':id')
  async show(@Merchant() merchantId: string, @Param('id') id: string): Promise<AccountView> {
    return accountView(await this.find(merchantId, id))
  }

  @Post(':id/payment-methods')
  async addPaymentMethod(
    @Caller() caller: Repeatable,
    @Param('id') accountId: string,
    @Body({ schema: PaymentMethodRequest }) body: PaymentMethodRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (!isId('acc', accountId)) throw notFound('account')
    const requested = { kind: 'payment method', id: this.desk.newId('pm'), accountId, body } as const
    await sendAccepted(reply, await this.desk.accept({ ...caller, requested }))
  }

  @Get(':id/payment-methods')
  async listPaymentMethods(
    @Merchant() merchantId: string,
    @Param('id') accountId: string,
    @Query({ schema: PaymentMethodsQuery }) query: PageQuery,
  ): Promise<Page<PaymentMethodView>> {
    const { id } = await this.find(merchantId, accountId)
    return page((await listPaymentMethods(this.desk.database, id, query)).map(paymentMethodView), query.limit)
  }

  @Delete(':id/payment-methods/:pm')
  async removePaymentMethod(
    @Caller() caller: Repeatable,
    @Param('id') accountId: string,
    @Param('pm') id: string,
    @Body({ schema: RemovalRequest }) _body: unknown,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (!isId('acc', accountId) || !isId('pm', id)) throw notFound('payment method')
    await sendAccepted(reply, await this.desk.accept({ ...caller, requested: { kind: 'removal', id, accountId } }))
  }

  @Post(':id/freeze')
  async freeze(
    @Caller() caller: Repeatable,
    @Param('id') accountId: string,
    @Body({ schema: FreezeRequest }) body: FreezeRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (!isId('acc', accountId)) throw notFound('account')
    await sendAccepted(reply, await this.desk.accept({ ...caller, requested: { kind: 'freeze', accountId, body } }))
  }

  @Post(':id/unfreeze')
  async unfreeze(
    @Caller() caller: Repeatable,
    @Param('id') accountId: string,
    @Body({ schema: FreezeRequest }) body: FreezeRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (!isId('acc', accountId)) throw notFound('account')
    await sendAccepted(reply, await this.desk.accept({ ...caller, requested: { kind: 'unfreeze', accountId, body } }))
  }

  @Get(':id/transactions')
  async listTransactions(
    @Merchant() merchantId: string,
    @Param('id') accountId: string,
    @Query({ schema: TransactionsQuery }) query: PageQuery,
  ): Promise<Page<WalletEntryView>> {
    const { id } = await this.find(merchantId, accountId)
    return page((await listWalletEntries(this.desk.database, id, query)).map(walletEntryView), query.limit)
  }

  private async find(merchantId: string, id: string): Promise<Account> {
    const account = isId('acc', id) ? await findAccount(this.desk.database, merchantId, id) : undefined
    if (!account) throw notFound('account')
    return account
  }
}
