import type { Tx } from '@parpay/messaging'
import type { Deposit } from './deposit-view.js'

interface DepositRow extends Omit<Deposit, 'merchantId' | 'accountId' | 'paymentMethodId' | 'createdAt'> {
  merchant_id: string
  account_id: string
  payment_method_id: string | null
  created_at: Date
}

/** The deposit, if it is this merchant's. */
export async function findDeposit(tx: Tx, merchantId: string, id: string): Promise<Deposit | undefined> {
  const [row] = await tx.query<DepositRow>(
    'deposit_find',
    `select id, merchant_id, account_id, payment_method_id, amount, currency, status, code, created_at
     from deposit where id = $1 and merchant_id = $2`,
    [id, merchantId],
  )
  if (!row) return undefined
  const { merchant_id, account_id, payment_method_id, created_at, ...deposit } = row
  return {
    ...deposit,
    merchantId: merchant_id,
    accountId: account_id,
    paymentMethodId: payment_method_id,
    createdAt: created_at,
  }
}

/**
 * Writes deposits, each once, as a POST asked for them or as messages tell of them, whichever comes first: after a
 * rebuild there was no POST. A status never goes back.
 */
export async function applyToDeposits(tx: Tx, deposits: readonly Deposit[]): Promise<void> {
  if (deposits.length === 0) return
  await tx.query(
    'deposit_apply',
    `insert into deposit as d (id, merchant_id, account_id, payment_method_id, amount, currency, status, code, created_at)
     select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::bigint[], $6::text[], $7::text[],
                          $8::text[], $9::timestamptz[]) as c(id)
     order by id
     on conflict (id) do update set
       status = case when d.status = 'pending' or excluded.status = 'declined' then excluded.status else d.status end,
       code = coalesce(d.code, excluded.code)`,
    [
      deposits.map(({ id }) => id),
      deposits.map(({ merchantId }) => merchantId),
      deposits.map(({ accountId }) => accountId),
      deposits.map(({ paymentMethodId }) => paymentMethodId),
      deposits.map(({ amount }) => amount),
      deposits.map(({ currency }) => currency),
      deposits.map(({ status }) => status),
      deposits.map(({ code }) => code),
      deposits.map(({ createdAt }) => createdAt),
    ],
  )
}
