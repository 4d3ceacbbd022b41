import type { AggregateStore, ReadLoader } from '@parpay/messaging'
import type { PaymentMethod } from './payment-method.js'

const columns = `id, merchant_id as "merchantId", account_id as "accountId", status,
                 psp_reference as "pspReference", brand, last4`

/** Payment methods for rules that only look at them: not locked. */
export const readPaymentMethods: ReadLoader<PaymentMethod> = (tx, ids) =>
  tx.query<PaymentMethod>('payment_method_read', `select ${columns} from payment_method where id = any($1::text[])`, [
    ids,
  ])

/** The vault: table `payment_method`, many at a time. */
export const paymentMethodStore: AggregateStore<PaymentMethod> = {
  load: (tx, ids) =>
    tx.query<PaymentMethod>(
      'payment_method_load',
      `select ${columns} from payment_method where id = any($1::text[]) order by id for update`,
      [ids],
    ),

  async save(tx, methods) {
    const rows = await tx.query<{ created: boolean }>(
      'payment_method_save',
      `insert into payment_method (id, merchant_id, account_id, status, psp_reference, brand, last4)
       select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[])
       on conflict (id) do update set status = excluded.status, psp_reference = excluded.psp_reference,
                                      brand = excluded.brand, last4 = excluded.last4
       returning xmax = 0 as created`,
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
