import type { AggregateStore } from '@parpay/messaging'
import type { Payment } from './payment.js'

/** Payments in table `payment`, many at a time. */
export const paymentStore: AggregateStore<Payment> = {
  load: (tx, ids) =>
    tx.query<Payment>(
      'payment.load',
      `SELECT id, merchant_id AS "merchantId", account_id AS "accountId", order_id AS "orderId", currency, amount,
              status, ending, captured, fee, refunded, fee_returned AS "feeReturned", alarms
       FROM payment WHERE id = ANY($1::text[]) ORDER BY id FOR UPDATE`,
      [ids],
    ),

  async save(tx, payments) {
    const rows = await tx.query<{ created: boolean }>(
      'payment.save',
      `INSERT INTO payment (id, merchant_id, account_id, order_id, currency, amount, status, ending,
                            captured, fee, refunded, fee_returned, alarms)
       SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::bigint[], $7::text[],
                            $8::text[], $9::bigint[], $10::bigint[], $11::bigint[], $12::bigint[], $13::int[])
       ON CONFLICT (id) DO UPDATE SET status = excluded.status, ending = excluded.ending,
         captured = excluded.captured, fee = excluded.fee, refunded = excluded.refunded,
         fee_returned = excluded.fee_returned, alarms = excluded.alarms
       RETURNING xmax = 0 AS created`,
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
