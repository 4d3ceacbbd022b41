import type { Tx } from '@parpay/messaging'
import { ledgerAccountName } from './ledger-account.js'
import type { Leg, Transaction } from './posting.js'

/**
 * Writes transactions with their entries, the ledger accounts that have none yet, and what wallets hold by that, in one
 * statement. Entries are only ever added. A transaction that is there already is an error of PostgreSQL
 * (unique_violation) and nothing is written.
 */
export async function post(tx: Tx, transactions: readonly Transaction[]): Promise<void> {
  const legs = transactions.flatMap(({ id, legs }) =>
    legs.map(({ account, amount }, index) => ({ id, n: index + 1, account, name: ledgerAccountName(account), amount })),
  )
  const accounts = [...new Map(legs.map(({ name, account }) => [name, account]))]
  const wallets = walletChanges(legs)
  await tx.query(
    'ledger_post',
    `with accounts as (
       insert into ledger_account (name, owner, purpose, currency)
       select * from unnest($1::text[], $2::text[], $3::text[], $4::text[]) as a(name)
       order by name -- as wallets below: every batch waits for others in the same order
       on conflict (name) do nothing
     ), transactions as (
       insert into ledger_transaction
         (id, kind, subject, merchant_id, order_id, account_id, currency, available_at)
       select * from unnest(
         $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::text[], $11::text[], $12::timestamptz[])
     ), wallets as (
       insert into wallet (account_id, currency, balance)
       select * from unnest($17::text[], $18::text[], $19::bigint[]) as w(account_id, currency)
       order by account_id, currency
       on conflict (account_id, currency) do update set balance = wallet.balance + excluded.balance
     )
     insert into ledger_entry (transaction_id, n, ledger_account, amount)
     select * from unnest($13::text[], $14::smallint[], $15::text[], $16::bigint[])`,
    [
      accounts.map(([name]) => name),
      accounts.map(([, account]) => account.owner),
      accounts.map(([, account]) => account.purpose),
      accounts.map(([, account]) => account.currency),
      transactions.map((t) => t.id),
      transactions.map((t) => t.kind),
      transactions.map((t) => t.subject),
      transactions.map((t) => t.merchantId),
      transactions.map((t) => t.orderId),
      transactions.map((t) => t.accountId),
      transactions.map((t) => t.currency),
      transactions.map((t) => t.availableAt),
      legs.map((leg) => leg.id),
      legs.map((leg) => leg.n),
      legs.map((leg) => leg.name),
      legs.map((leg) => leg.amount),
      wallets.map(({ accountId }) => accountId),
      wallets.map(({ currency }) => currency),
      wallets.map(({ balance }) => balance),
    ],
  )
}

interface WalletChange {
  readonly accountId: string
  readonly currency: string
  /** Credits less debits, in minor units: what a wallet that is new holds, or a known one more. */
  readonly balance: bigint
}

function walletChanges(legs: readonly (Leg & { readonly name: string })[]): WalletChange[] {
  const changes = new Map<string, WalletChange>()
  for (const { name, account, amount } of legs) {
    if (account.purpose !== 'wallet') continue
    const balance = (changes.get(name)?.balance ?? 0n) - amount
    changes.set(name, { accountId: account.owner, currency: account.currency, balance })
  }
  return [...changes.values()]
}
