import type { AggregateStore } from '@parpay/messaging'
import type { Capture, Payment, Refund } from './payment-state.js'

/** JSON has no bigint: amounts are decimal text. */
type InJson<T extends { amount: bigint }> = Omit<T, 'amount'> & { readonly amount: string }

interface Row extends Omit<Payment, 'captures' | 'refunds'> {
  readonly captures: readonly InJson<Capture>[]
  readonly refunds: readonly InJson<Refund>[]
}

const ofJson = <T extends { amount: string }>(open: readonly T[]) =>
  open.map((one) => ({ ...one, amount: BigInt(one.amount) }))
const inJson = (open: readonly { amount: bigint }[]): string =>
  JSON.stringify(open.map((one) => ({ ...one, amount: one.amount.toString() })))

/** Payments in table `payment`, many at a time. */
export const paymentStore: AggregateStore<Payment> = {
  async load(tx, ids) {
    const rows = await tx.query<Row>(
      'payment_load',
      `select id, merchant_id as "merchantId", account_id as "accountId", order_id as "orderId", currency, amount,
              status, ending, expires_at as "expiresAt", captures, captured, fee, refunds, refunded,
              fee_returned as "feeReturned", alarms
       from payment where id = any($1::text[]) order by id for update`,
      [ids],
    )
    return rows.map((row) => ({ ...row, captures: ofJson(row.captures), refunds: ofJson(row.refunds) }))
  },

  async save(tx, payments) {
    const rows = await tx.query<{ created: boolean }>(
      'payment_save',
      `insert into payment (id, merchant_id, account_id, order_id, currency, amount, status, ending, expires_at,
                            captures, captured, fee, refunds, refunded, fee_returned, alarms)
       select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::bigint[], $7::text[],
                            $8::text[], $9::timestamptz[], $10::jsonb[], $11::bigint[], $12::bigint[], $13::jsonb[],
                            $14::bigint[], $15::bigint[], $16::int[])
       on conflict (id) do update set status = excluded.status, ending = excluded.ending,
         expires_at = excluded.expires_at, captures = excluded.captures, captured = excluded.captured,
         fee = excluded.fee, refunds = excluded.refunds, refunded = excluded.refunded,
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
        payments.map((payment) => payment.expiresAt),
        payments.map((payment) => inJson(payment.captures)),
        payments.map((payment) => payment.captured),
        payments.map((payment) => payment.fee),
        payments.map((payment) => inJson(payment.refunds)),
        payments.map((payment) => payment.refunded),
        payments.map((payment) => payment.feeReturned),
        payments.map((payment) => payment.alarms),
      ],
    )
    return rows.filter((row) => row.created).length
  },
}
