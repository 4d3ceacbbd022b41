import type { AggregateStore, ReadLoader } from '@parpay/messaging'
import type { PaymentMethod } from './payment-method.js'

const columns = `id, merchant_id AS "merchantId", account_id AS "accountId", status,
                 psp_reference AS "pspReference", brand, last4`

/** Payment methods for rules that only look at them: not locked. */
export const readPaymentMethods: ReadLoader<PaymentMethod> = (tx, ids) =>
  tx.query<PaymentMethod>('payment-method.read', `SELECT ${columns} FROM payment_method WHERE id = ANY($1::text[])`, [
    ids,
  ])

/** The vault: table `payment_method`, many at a time. */
export const paymentMethodStore: AggregateStore<PaymentMethod> = {
  load: (tx, ids) =>
    tx.query<PaymentMethod>(
      'payment-method.load',
      `SELECT ${columns} FROM payment_method WHERE id = ANY($1::text[]) ORDER BY id FOR UPDATE`,
      [ids],
    ),

  async save(tx, methods) {
    const rows = await tx.query<{ created: boolean }>(
      'payment-method.save',
      `INSERT INTO payment_method (id, merchant_id, account_id, status, psp_reference, brand, last4)
       SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[])
       ON CONFLICT (id) DO UPDATE SET status = excluded.status, psp_reference = excluded.psp_reference,
                                      brand = excluded.brand, last4 = excluded.last4
       RETURNING xmax = 0 AS created`,
      [
        methods.map((method) => method.id),
        methods.map((method) => method.merchantId),
        methods.map((method) => method.accountId),
        methods.map((method) => method.status),
        methods.map((method) => method.pspReference),
        methods.map((method) => method.brand),
        methods.map((method) => method.last4),
      ],
    )
    return rows.filter((row) => row.created).length
  },
}
