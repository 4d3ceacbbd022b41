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
      'order.load',
      `SELECT id, merchant_id, account_id, status, currency, total, captured
       FROM checkout_order WHERE id = ANY($1::text[]) ORDER BY id FOR UPDATE`,
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
      'order.save',
      `INSERT INTO checkout_order (id, merchant_id, account_id, status, currency, total, captured)
       SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::bigint[], $7::bigint[])
       ON CONFLICT (id) DO UPDATE SET status = excluded.status, captured = excluded.captured
       RETURNING xmax = 0 AS created`,
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
