import type { AggregateStore } from '@parpay/messaging'
import type { Payment } from './payment.js'

/** Payments in table `payment`, many at a time. */
export const paymentStore: AggregateStore<Payment> = {
  load: (tx, ids) =>
    tx.query<Payment>(
      'payment_load',
      `select id, merchant_id as "merchantId", account_id as "accountId", order_id as "orderId", currency, amount,
              status, ending, captured, fee, refunded, fee_returned as "feeReturned", alarms
       from payment where id = any($1::text[]) order by id for update`,
      [ids],
    ),

  async save(tx, payments) {
    const rows = await tx.query<{ created: boolean }>(
      'payment_save',
      `insert into payment (id, merchant_id, account_id, order_id, currency, amount, status, ending,
                            captured, fee, refunded, fee_returned, alarms)
       select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::bigint[], $7::text[],
                            $8::text[], $9::bigint[], $10::bigint[], $11::bigint[], $12::bigint[], $13::int[])
       on conflict (id) do update set status = excluded.status, ending = excluded.ending,
         captured = excluded.captured, fee = excluded.fee, refunded = excluded.refunded,
         fee_returned = excluded.fee_returned, alarms = excluded.alarms
       returning xmax = 0 as created`,
      [
        payments.map((payment) => payment.id),
        payments.map((payment) => payment.merchantId),
        payments.map((payment) => payment.accountId),
        payments.map((payment) => payment.orderId),
        payments.map((payment) => payment.currency),
        payments.map((payment) => payment.amount),
        payments.map((payment) => payment.status),
        payments.map((payment) => payment.ending),
        payments.map((payment) => payment.captured),
        payments.map((payment) => payment.fee),
        payments.map((payment) => payment.refunded),
        payments.map((payment) => payment.feeReturned),
        payments.map((payment) => payment.alarms),
      ],
    )
    return rows.filter((row) => row.created).length
  },
}
