import type { AggregateStore, ReadLoader } from '@parpay/messaging'
import type { Account } from './account.js'

const columns = 'id, merchant_id as "merchantId", status'

/** Accounts for rules that only look at them: not locked. */
export const readAccounts: ReadLoader<Account> = (tx, ids) =>
  tx.query<Account>('account_read', `select ${columns} from account where id = any($1::text[])`, [ids])

/** Accounts that were ever frozen, in table `account`, many at a time. */
export const accountStore: AggregateStore<Account> = {
  load: (tx, ids) =>
    tx.query<Account>(
      'account_load',
      `select ${columns} from account where id = any($1::text[]) order by id for update`,
      [ids],
    ),

  async save(tx, accounts) {
    const rows = await tx.query<{ created: boolean }>(
      'account_save',
      `insert into account (id, merchant_id, status) select * from unnest($1::text[], $2::text[], $3::text[])
       on conflict (id) do update set status = excluded.status
       returning xmax = 0 as created`,
      [
        accounts.map(({ id }) => id),
        accounts.map(({ merchantId }) => merchantId),
        accounts.map(({ status }) => status),
      ],
    )
    return rows.filter((row) => row.created).length
  },
}
