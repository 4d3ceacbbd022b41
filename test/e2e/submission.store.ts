import { randomUUID } from 'node:crypto'
import { newId, OrderSubmitted } from '@parpay/events'
import type { Databases } from './databases.store.js'

/**
 * Submits an order the edge would have refused: a copy of one that it took, in its read model and its outbox, with
 * other content in the message.
 *
 * @param like id of an order that the edge has
 * @returns the new order's id
 */
export async function submitPastTheEdge(
  databases: Databases,
  like: string,
  fields: Partial<OrderSubmitted>,
): Promise<string> {
  const orderId = newId('ord')
  const [row] = await databases.query<{ merchantId: string; accountId: string; paymentMethodId: string }>(
    'edge',
    `insert into "order" (id, merchant_id, status, created_at, account_id, payment_method_id, method, currency, total,
                          lines, capture, expires_at, reference, metadata, timeline_length)
     select $1, merchant_id, 'submitted', now(), account_id, payment_method_id, method, currency, total,
            lines, capture, expires_at, reference, metadata, 1
     from "order" where id = $2
     returning merchant_id as "merchantId", account_id as "accountId", payment_method_id as "paymentMethodId"`,
    [orderId, like],
  )
  if (!row) throw new Error(`The edge has no order ${like}`)
  const expiresAt = new Date(Date.now() + 1_800_000)
  const value = OrderSubmitted.encode(OrderSubmitted.sample({ ...row, orderId, expiresAt, ...fields }))
  await databases.query(
    'edge',
    `with line as (insert into timeline (order_id, n, type, at) values ($2, 1, $3, now())),
          numbered as (insert into outbox_sequence (topic, subject, last) values ($1, $2, 1))
     insert into outbox (topic, subject, sequence, type, message_id, correlation_id, value)
     values ($1, $2, 1, $3, $4, $2, $5)`,
    [OrderSubmitted.topic, orderId, OrderSubmitted.name, randomUUID(), value],
  )
  return orderId
}
