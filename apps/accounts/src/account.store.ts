import type { AggregateStore } from '@parpay/messaging'
import type { Account } from './account.js'

/** Accounts in table `account`, many at a time. */
export const accountStore: AggregateStore<Account> = {
  load: (tx, ids) =>
    tx.query<Account>(
      'account_load',
      `select id, merchant_id as "merchantId", currency, status
       from account where id = any($1::text[]) order by id for update`,
      [ids],
    ),

  async save(tx, accounts) {
    const rows = await tx.query<{ created: boolean }>(
      'account_save',
      `insert into account (id, merchant_id, currency, status)
       select * from unnest($1::text[], $2::text[], $3::text[], $4::text[])
       on conflict (id) do update set status = excluded.status
       returning xmax = 0 as created`,
      [
        accounts.map((account) => account.id),
        accounts.map((account) => account.merchantId),
        accounts.map((account) => account.currency),
        accounts.map((account) => account.status),
      ],
    )
    return rows.filter((row) => row.created).length
  },
}
