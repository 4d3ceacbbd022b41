import type { Tx } from '@parpay/messaging'
import { newOrder, type Order, type TimelineLine } from './order.js'
import { orderOf, type OrderRow } from './order-row.js'

/** Those of `ids` that are there, locked in the order of their ids. */
export async function lockOrders(tx: Tx, ids: readonly string[]): Promise<Order[]> {
  const rows = await tx.query<OrderRow>(
    'order_lock',
    `select * from "order" where id = any($1::text[]) order by id for update`,
    [[...ids].sort()],
  )
  return rows.map(orderOf)
}

/**
 * Makes rows of orders known by messages only, so that they can be locked; harmless where another member was quicker.
 * Such a row has a timeline of length 0.
 */
export async function makeOrders(tx: Tx, orders: readonly { id: string; merchantId: string }[]): Promise<void> {
  const made = orders.map(({ id, merchantId }) => newOrder(id, merchantId, null).order)
  await tx.query(
    'order_make',
    `insert into "order" (id, merchant_id, status, created_at)
     select id, merchant_id, 'submitted', created_at
     from unnest($1::text[], $2::text[], $3::timestamptz[]) as o(id, merchant_id, created_at) order by id
     on conflict (id) do nothing`,
    [made.map(({ id }) => id), made.map(({ merchantId }) => merchantId), made.map(({ createdAt }) => createdAt)],
  )
}

/**
 * Writes orders, each once: new ones of a POST, or locked ones after messages. Lines and metadata, which may be large,
 * are written once.
 */
export async function saveOrders(tx: Tx, orders: readonly Order[]): Promise<void> {
  if (orders.length === 0) return
  const details = orders.map((order) => order.details)
  const payments = orders.map((order) => order.payment)
  await tx.query(
    'order_save',
    `insert into "order" as o (
       id, merchant_id, status, created_at, account_id, payment_method_id, method, currency, total, lines, capture,
       expires_at, reference, metadata, authorised, captured, code, payment_id, payment_authorised, payment_captured,
       payment_refunded, payment_voided, payment_code, timeline_length, fed, refunded
     )
     select id, merchant_id, status, created_at, account_id, payment_method_id, method, currency, total, lines::jsonb,
            capture, expires_at, reference, metadata::jsonb, authorised, captured, code, payment_id, payment_authorised,
            payment_captured, payment_refunded, payment_voided, payment_code, timeline_length, fed, refunded
     from unnest(
       $1::text[], $2::text[], $3::text[], $4::timestamptz[], $5::text[], $6::text[], $7::text[], $8::text[],
       $9::bigint[], $10::text[], $11::text[], $12::timestamptz[], $13::text[], $14::text[], $15::bigint[],
       $16::bigint[], $17::text[], $18::text[], $19::bigint[], $20::bigint[], $21::bigint[], $22::bool[], $23::text[],
       $24::int[], $25::int[], $26::bigint[]
     ) as n(
       id, merchant_id, status, created_at, account_id, payment_method_id, method, currency, total, lines, capture,
       expires_at, reference, metadata, authorised, captured, code, payment_id, payment_authorised, payment_captured,
       payment_refunded, payment_voided, payment_code, timeline_length, fed, refunded
     )
     order by id
     on conflict (id) do update set
       status = excluded.status, account_id = excluded.account_id, payment_method_id = excluded.payment_method_id,
       method = excluded.method, currency = excluded.currency, total = excluded.total, lines = coalesce(o.lines, excluded.lines),
       capture = excluded.capture, expires_at = excluded.expires_at, reference = excluded.reference,
       metadata = coalesce(o.metadata, excluded.metadata), authorised = excluded.authorised, captured = excluded.captured,
       code = excluded.code, payment_id = excluded.payment_id, payment_authorised = excluded.payment_authorised,
       payment_captured = excluded.payment_captured, payment_refunded = excluded.payment_refunded,
       payment_voided = excluded.payment_voided, payment_code = excluded.payment_code,
       timeline_length = excluded.timeline_length, fed = excluded.fed,
       refunded = excluded.refunded`,
    [
      orders.map(({ id }) => id),
      orders.map(({ merchantId }) => merchantId),
      orders.map(({ status }) => status),
      orders.map(({ createdAt }) => createdAt),
      details.map((of) => of?.accountId ?? null),
      details.map((of) => of?.paymentMethodId ?? null),
      details.map((of) => of?.method ?? null),
      details.map((of) => of?.currency ?? null),
      details.map((of) => of?.total ?? null),
      details.map((of) => of && JSON.stringify(of.lines)),
      details.map((of) => of?.capture ?? null),
      details.map((of) => of?.expiresAt ?? null),
      details.map((of) => of?.reference ?? null),
      details.map((of) => of && JSON.stringify(of.metadata)),
      orders.map(({ authorised }) => authorised),
      orders.map(({ captured }) => captured),
      orders.map(({ code }) => code),
      payments.map(({ id }) => id),
      payments.map(({ authorised }) => authorised),
      payments.map(({ captured }) => captured),
      payments.map(({ refunded }) => refunded),
      payments.map(({ voided }) => voided),
      payments.map(({ code }) => code),
      orders.map(({ timelineLength }) => timelineLength),
      orders.map(({ fed }) => fed),
      orders.map(({ refunded }) => refunded),
    ],
  )
}

export async function insertTimeline(
  tx: Tx,
  lines: readonly { readonly orderId: string; readonly line: TimelineLine }[],
): Promise<void> {
  if (lines.length === 0) return
  await tx.query(
    'timeline_insert',
    `insert into timeline (order_id, n, type, at, code, detail)
     select * from unnest($1::text[], $2::int[], $3::text[], $4::timestamptz[], $5::text[], $6::text[])`,
    [
      lines.map(({ orderId }) => orderId),
      lines.map(({ line }) => line.n),
      lines.map(({ line }) => line.type),
      lines.map(({ line }) => line.at),
      lines.map(({ line }) => line.code),
      lines.map(({ line }) => line.detail),
    ],
  )
}
