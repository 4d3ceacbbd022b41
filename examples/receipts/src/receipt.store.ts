import type { OrderCompleted, OrderPlaced } from '@parpay/events'
import type { DeliveryOf, Tx } from '@parpay/messaging'
import { bodyOf, type Receipt } from './receipt.ts'

export async function keepOrders(tx: Tx, placed: readonly DeliveryOf<typeof OrderPlaced>[]): Promise<void> {
  const orders = placed.map(({ message: m }) => ({ ...m, body: bodyOf(m) }))
  const columns = (['orderId', 'merchantId', 'currency', 'body'] as const).map((name) => orders.map((m) => m[name]))
  const rows = `select * from unnest($1::text[], $2::text[], $3::text[], $4::text[])`
  await tx.query('receipt_keep', `insert into receipt (order_id, merchant_id, currency, body) ${rows}`, columns)
}

/** Each gets the next number of its merchant, in the transaction that notes the message: none is left out or given twice. */
export async function numberReceipts(tx: Tx, paid: readonly DeliveryOf<typeof OrderCompleted>[]): Promise<void> {
  await tx.query(
    'receipt_number',
    `with paid as (select * from unnest($1::text[], $2::text[], $3::bigint[], $4::timestamptz[])
                   as p(order_id, merchant_id, amount, at)),
       book as (insert into receipt_book select merchant_id, count(*) from paid group by merchant_id order by merchant_id
                on conflict (merchant_id) do update set last = receipt_book.last + excluded.last returning *),
       numbered as (select paid.*, last + 1 - row_number() over (partition by merchant_id order by at desc) as number
                    from paid join book using (merchant_id))
     update receipt set number = numbered.number, paid = amount, paid_at = at
     from numbered where receipt.order_id = numbered.order_id`,
    [
      ...(['orderId', 'merchantId', 'captured'] as const).map((name) => paid.map(({ message }) => message[name])),
      paid.map(({ time }) => time),
    ],
  )
}

export async function receiptOf(tx: Tx, orderId: string): Promise<Receipt | undefined> {
  const columns = `number, order_id as "orderId", currency, body, paid, paid_at as "paidAt"`
  const one = `select ${columns} from receipt where order_id = $1 and number is not null`
  return (await tx.query<Receipt>('receipt_read', one, [orderId]))[0]
}
