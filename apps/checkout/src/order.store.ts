import type { AggregateStore } from '@parpay/messaging'
import type { Order, OrderStatus } from './order.js'

interface Row {
  readonly id: string
  readonly merchant_id: string
  readonly account_id: string
  readonly status: OrderStatus
  readonly currency: string
  readonly total: bigint
  readonly captured: bigint
}

/** Orders in table `checkout_order`, many at a time. */
export const orderStore: AggregateStore<Order> = {
  async load(tx, ids) {
    const rows = await tx.query<Row>(
      'order_load',
      `select id, merchant_id, account_id, status, currency, total, captured
       from checkout_order where id = any($1::text[]) order by id for update`,
      [ids],
    )
    return rows.map(({ merchant_id, account_id, ...row }) => ({
      ...row,
      merchantId: merchant_id,
      accountId: account_id,
    }))
  },

  async save(tx, orders) {
    const rows = await tx.query<{ created: boolean }>(
      'order_save',
      `insert into checkout_order (id, merchant_id, account_id, status, currency, total, captured)
       select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::bigint[], $7::bigint[])
       on conflict (id) do update set status = excluded.status, captured = excluded.captured
       returning xmax = 0 as created`,
      [
        orders.map((o) => o.id),
        orders.map((o) => o.merchantId),
        orders.map((o) => o.accountId),
        orders.map((o) => o.status),
        orders.map((o) => o.currency),
        orders.map((o) => o.total),
        orders.map((o) => o.captured),
      ],
    )
    return rows.filter((row) => row.created).length
  },
}
