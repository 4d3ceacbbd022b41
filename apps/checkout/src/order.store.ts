import type { AggregateStore } from '@parpay/messaging'
import type { Order, PendingCapture, PendingRefund } from './order-state.js'

/** A bigint has no JSON. */
type Stored<Pending extends { amount: bigint }> = Omit<Pending, 'amount'> & { readonly amount: string }

interface Row extends Omit<Order, 'pendingCaptures' | 'pendingRefunds'> {
  readonly pendingCaptures: readonly Stored<PendingCapture>[]
  readonly pendingRefunds: readonly Stored<PendingRefund>[]
}

const stored = (pending: readonly { readonly amount: bigint }[]): string =>
  JSON.stringify(pending.map((one) => ({ ...one, amount: String(one.amount) })))

/** Orders in table `checkout_order`, many at a time. */
export const orderStore: AggregateStore<Order> = {
  async load(tx, ids) {
    const rows = await tx.query<Row>(
      'order_load',
      `select id, merchant_id as "merchantId", account_id as "accountId", status, currency, total, capture, authorised,
              captured, refunded, pending_captures as "pendingCaptures", pending_refunds as "pendingRefunds"
       from checkout_order where id = any($1::text[]) order by id for update`,
      [ids],
    )
    return rows.map((row) => ({
      ...row,
      pendingCaptures: row.pendingCaptures.map((one) => ({ ...one, amount: BigInt(one.amount) })),
      pendingRefunds: row.pendingRefunds.map((one) => ({ ...one, amount: BigInt(one.amount) })),
    }))
  },

  async save(tx, orders) {
    const rows = await tx.query<{ created: boolean }>(
      'order_save',
      `insert into checkout_order (id, merchant_id, account_id, status, currency, total, capture, authorised,
                                   captured, refunded, pending_captures, pending_refunds)
       select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::bigint[], $7::text[],
                            $8::bigint[], $9::bigint[], $10::bigint[], $11::jsonb[], $12::jsonb[])
       on conflict (id) do update set status = excluded.status, authorised = excluded.authorised,
         captured = excluded.captured, refunded = excluded.refunded,
         pending_captures = excluded.pending_captures, pending_refunds = excluded.pending_refunds
       returning xmax = 0 as created`,
      [
        orders.map((o) => o.id),
        orders.map((o) => o.merchantId),
        orders.map((o) => o.accountId),
        orders.map((o) => o.status),
        orders.map((o) => o.currency),
        orders.map((o) => o.total),
        orders.map((o) => o.capture),
        orders.map((o) => o.authorised),
        orders.map((o) => o.captured),
        orders.map((o) => o.refunded),
        orders.map((o) => stored(o.pendingCaptures)),
        orders.map((o) => stored(o.pendingRefunds)),
      ],
    )
    return rows.filter((row) => row.created).length
  },
}
