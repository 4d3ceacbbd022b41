import type { Tx } from '@parpay/messaging'
import type { PageQuery } from './page.js'
import type { PaymentMethod } from './payment-method-view.js'
import type { Facts } from './submission.js'

interface PaymentMethodRow extends Omit<PaymentMethod, 'accountId' | 'merchantId'> {
  account_id: string
  merchant_id: string
}

/** Payment methods of an account, newest first, one more than the page holds. */
export async function listPaymentMethods(
  tx: Tx,
  accountId: string,
  { cursor, limit }: PageQuery,
): Promise<PaymentMethod[]> {
  const rows = await tx.query<PaymentMethodRow>(
    'payment_method_list',
    `select id, account_id, merchant_id, status, kind, brand, last4, expires, code from payment_method
     where account_id = $1 and ($2::text is null or id < $2) order by id desc limit $3`,
    [accountId, cursor ?? null, limit + 1],
  )
  return rows.map(({ account_id: account, merchant_id: merchantId, ...row }) => ({
    ...row,
    accountId: account,
    merchantId,
  }))
}

/** What admission needs of these payment methods, whoever's they are. */
export async function paymentMethodFacts(tx: Tx, ids: readonly string[]): Promise<Facts['paymentMethods']> {
  if (ids.length === 0) return new Map()
  const rows = await tx.query<PaymentMethodRow>(
    'payment_method_facts',
    `select id, account_id, merchant_id, status, code from payment_method where id = any($1::text[])`,
    [ids],
  )
  return new Map(
    rows.map(({ id, account_id, merchant_id, status, code }) => [
      id,
      { id, accountId: account_id, merchantId: merchant_id, status, code },
    ]),
  )
}

/** Writes payment methods, each once, as a POST asked for them or as payments decided on them. */
export async function savePaymentMethods(
  tx: Tx,
  methods: readonly (PaymentMethod & { createdAt: Date })[],
): Promise<void> {
  if (methods.length === 0) return
  await tx.query(
    'payment_method_save',
    `insert into payment_method (id, account_id, merchant_id, status, kind, brand, last4, expires, code, created_at)
     select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[],
                          $8::text[], $9::text[], $10::timestamptz[]) as m(id)
     order by id
     on conflict (id) do update set
       status = excluded.status, kind = excluded.kind, brand = excluded.brand, last4 = excluded.last4,
       expires = excluded.expires, code = excluded.code`,
    [
      methods.map(({ id }) => id),
      methods.map(({ accountId }) => accountId),
      methods.map(({ merchantId }) => merchantId),
      methods.map(({ status }) => status),
      methods.map(({ kind }) => kind),
      methods.map(({ brand }) => brand),
      methods.map(({ last4 }) => last4),
      methods.map(({ expires }) => expires),
      methods.map(({ code }) => code),
      methods.map(({ createdAt }) => createdAt),
    ],
  )
}

/** Removes payment methods; what they were stays to be read. */
export async function removePaymentMethods(
  tx: Tx,
  methods: readonly (PaymentMethod & { createdAt: Date })[],
): Promise<void> {
  if (methods.length === 0) return
  await tx.query(
    'payment_method_remove',
    `insert into payment_method (id, account_id, merchant_id, status, created_at)
     select distinct id, account_id, merchant_id, 'removed', created_at
     from unnest($1::text[], $2::text[], $3::text[], $4::timestamptz[]) as m(id, account_id, merchant_id, created_at)
     order by id
     on conflict (id) do update set status = 'removed'`,
    [
      methods.map(({ id }) => id),
      methods.map(({ accountId }) => accountId),
      methods.map(({ merchantId }) => merchantId),
      methods.map(({ createdAt }) => createdAt),
    ],
  )
}
