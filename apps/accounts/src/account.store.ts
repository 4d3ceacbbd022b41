import type { AggregateStore } from '@parpay/messaging'
import type { Account } from './account.js'

/** Accounts in table `account`, many at a time. */
export const accountStore: AggregateStore<Account> = {
  load: (tx, ids) =>
    tx.query<Account>(
      'account.load',
      `SELECT id, merchant_id AS "merchantId", currency, status
       FROM account WHERE id = ANY($1::text[]) ORDER BY id FOR UPDATE`,
      [ids],
    ),

  async save(tx, accounts) {
    const rows = await tx.query<{ created: boolean }>(
      'account.save',
      `INSERT INTO account (id, merchant_id, currency, status)
       SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[])
       ON CONFLICT (id) DO UPDATE SET status = excluded.status
       RETURNING xmax = 0 AS created`,
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
