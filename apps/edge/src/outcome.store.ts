import type { Tx } from '@parpay/messaging'
import type { Capture } from './capture.js'
import type { Outcome } from './outcome.js'
import type { Refund } from './refund.js'

/** What was said of a capture or refund of an order. */
export interface Said<Kind extends Outcome> {
  readonly orderId: string
  readonly said: Kind
}

/** Adds to what is known of captures, each said as often as may be. Lock their orders before. */
export async function saveCaptures(tx: Tx, captures: readonly Said<Capture>[]): Promise<void> {
  if (captures.length === 0) return
  await tx.query(
    'capture_save',
    `insert into capture as c (id, order_id, status, amount, code, final)
     select id, order_id, ${decided}, max(amount), max(code), bool_or(final)
     from unnest($1::text[], $2::text[], $3::text[], $4::bigint[], $5::text[], $6::bool[])
          as s(id, order_id, status, amount, code, final)
     group by id, order_id order by id
     on conflict (id) do update set
       status = case when c.status = 'pending' then excluded.status else c.status end,
       amount = coalesce(c.amount, excluded.amount), code = coalesce(c.code, excluded.code),
       final = c.final or excluded.final`,
    [...columns(captures), captures.map(({ said }) => said.final)],
  )
}

/** The same for refunds. */
export async function saveRefunds(tx: Tx, refunds: readonly Said<Refund>[]): Promise<void> {
  if (refunds.length === 0) return
  await tx.query(
    'refund_save',
    `insert into refund as r (id, order_id, status, amount, code)
     select id, order_id, ${decided}, max(amount), max(code)
     from unnest($1::text[], $2::text[], $3::text[], $4::bigint[], $5::text[])
          as s(id, order_id, status, amount, code)
     group by id, order_id order by id
     on conflict (id) do update set
       status = case when r.status = 'pending' then excluded.status else r.status end,
       amount = coalesce(r.amount, excluded.amount), code = coalesce(r.code, excluded.code)`,
    columns(refunds),
  )
}

const decided = `coalesce(min(status) filter (where status <> 'pending'), 'pending')`

const columns = (all: readonly Said<Outcome>[]): unknown[][] => [
  all.map(({ said }) => said.id),
  all.map(({ orderId }) => orderId),
  all.map(({ said }) => said.status),
  all.map(({ said }) => said.amount),
  all.map(({ said }) => said.code),
]
