import type { Tx } from '@parpay/messaging'
import type { Balance } from './balance-view.js'
import type { MerchantEntry } from './merchant-entry.js'
import type { PageQuery } from './page.js'

/**
 * Adds entries, and what they sum to by the hour in which they become available. That locks two rows or so of each
 * merchant until the commit, in their order: it belongs near the end of a transaction.
 */
export async function insertMerchantEntries(tx: Tx, entries: readonly MerchantEntry[]): Promise<void> {
  if (entries.length === 0) return
  await tx.query(
    'merchant_entry_insert',
    `with entry as (
       insert into merchant_entry
         (transaction_id, merchant_id, currency, kind, amount, payment_id, order_id, available_at, at)
       select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::bigint[], $6::text[], $7::text[],
                            $8::timestamptz[], $9::timestamptz[])
       returning merchant_id, currency, amount, date_trunc('hour', coalesce(available_at, '-infinity'), 'UTC') as hour
     )
     insert into merchant_balance as b (merchant_id, currency, hour, amount)
     select merchant_id, currency, hour, sum(amount) from entry
     group by merchant_id, currency, hour order by merchant_id, currency, hour
     on conflict (merchant_id, currency, hour) do update set amount = b.amount + excluded.amount`,
    [
      entries.map(({ id }) => id),
      entries.map(({ merchantId }) => merchantId),
      entries.map(({ currency }) => currency),
      entries.map(({ kind }) => kind),
      entries.map(({ amount }) => amount),
      entries.map(({ paymentId }) => paymentId),
      entries.map(({ orderId }) => orderId),
      entries.map(({ availableAt }) => availableAt),
      entries.map(({ at }) => at),
    ],
  )
}

/** A merchant's entries, newest first, one more than the page holds. A cursor of another merchant's ends the list. */
export const listMerchantEntries = (
  tx: Tx,
  merchantId: string,
  { cursor, limit }: PageQuery,
): Promise<MerchantEntry[]> =>
  tx.query<MerchantEntry>(
    'merchant_entry_list',
    `select transaction_id as id, merchant_id as "merchantId", currency, kind, amount, payment_id as "paymentId",
            order_id as "orderId", available_at as "availableAt", at
     from merchant_entry
     where merchant_id = $1 and ($2::text is null or (at, transaction_id) <
       (select at, transaction_id from merchant_entry where merchant_id = $1 and transaction_id = $2))
     order by at desc, transaction_id desc limit $3`,
    [merchantId, cursor ?? null, limit + 1],
  )

/**
 * A merchant's balances by the database's clock: whole hours by their sums, the hour it is by its entries, so that they
 * are right to the millisecond.
 */
export const balances = (tx: Tx, merchantId: string): Promise<Balance[]> =>
  tx.query<Balance>(
    'merchant_balances',
    `with clock as materialized (select clock_now() as now, date_trunc('hour', clock_now(), 'UTC') as this_hour)
     select currency, coalesce(sum(amount) filter (where not pending), 0)::bigint as available,
            coalesce(sum(amount) filter (where pending), 0)::bigint as pending
     from (
       select currency, amount, hour > this_hour as pending
       from merchant_balance, clock where merchant_id = $1 and hour <> this_hour
       union all
       select currency, amount, available_at > now
       from merchant_entry, clock
       where merchant_id = $1 and available_at >= this_hour and available_at < this_hour + interval '1 hour'
     ) one
     group by currency order by currency`,
    [merchantId],
  )
