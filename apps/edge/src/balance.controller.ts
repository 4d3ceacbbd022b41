import { Controller, Get, Query } from '@nestjs/common'
import { balanceView, type BalanceView } from './balance-view.js'
import { Merchant } from './caller.decorator.js'
import { Desk } from './desk.js'
import { merchantEntryView, type MerchantEntryView } from './merchant-entry.js'
import { balances, listMerchantEntries } from './merchant-entry.store.js'
import { page, TransactionsQuery, type Page, type PageQuery } from './page.js'

/** What a merchant has with ParPay, and by which transactions. */
@Controller('v1')
export class BalanceController {
  constructor(private readonly desk: Desk) {}

  @Get('balance')
  async show(@Merchant() merchantId: string): Promise<BalanceView[]> {
    return (await balances(this.desk.database, merchantId)).map(balanceView)
  }

  @Get('transactions')
  async list(
    @Merchant() merchantId: string,
    @Query({ schema: TransactionsQuery }) query: PageQuery,
  ): Promise<Page<MerchantEntryView>> {
    return page((await listMerchantEntries(this.desk.database, merchantId, query)).map(merchantEntryView), query.limit)
  }
}
