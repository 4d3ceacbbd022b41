import type { Tx } from '@parpay/messaging'
import type { PageQuery } from './page.js'
import type { WalletEntry } from './wallet-entry.js'

/** Entries of an account's wallet, newest first, one more than the page holds. A cursor of another account ends the list. */
export const listWalletEntries = (tx: Tx, accountId: string, { cursor, limit }: PageQuery): Promise<WalletEntry[]> =>
  tx.query<WalletEntry>(
    'wallet_entry_list',
    `select transaction_id as id, account_id as "accountId", kind, amount, payment_id as "paymentId",
            order_id as "orderId", at
     from wallet_entry
     where account_id = $1 and ($2::text is null or (at, transaction_id) <
       (select at, transaction_id from wallet_entry where account_id = $1 and transaction_id = $2))
     order by at desc, transaction_id desc limit $3`,
    [accountId, cursor ?? null, limit + 1],
  )

/** Rows are only ever added. */
export async function insertWalletEntries(tx: Tx, entries: readonly WalletEntry[]): Promise<void> {
  if (entries.length === 0) return
  await tx.query(
    'wallet_entry_insert',
    `insert into wallet_entry (transaction_id, account_id, kind, amount, payment_id, order_id, at)
     select * from unnest($1::text[], $2::text[], $3::text[], $4::bigint[], $5::text[], $6::text[], $7::timestamptz[])`,
    [
      entries.map(({ id }) => id),
      entries.map(({ accountId }) => accountId),
      entries.map(({ kind }) => kind),
      entries.map(({ amount }) => amount),
      entries.map(({ paymentId }) => paymentId),
      entries.map(({ orderId }) => orderId),
      entries.map(({ at }) => at),
    ],
  )
}
