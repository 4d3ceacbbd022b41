import type { Tx } from '@parpay/messaging'
import type { AccountChange } from './account-changes.js'
import type { Account } from './account-view.js'
import type { Facts } from './submission.js'

interface AccountRow {
  id: string
  merchant_id: string
  status: Account['status']
  currency: string
  holder_name: string | null
  holder_email: string | null
  wallet: bigint
}

/** The account, if it is this merchant's. */
export async function findAccount(tx: Tx, merchantId: string, id: string): Promise<Account | undefined> {
  const [row] = await tx.query<AccountRow>(
    'account_find',
    `select id, merchant_id, status, currency, holder_name, holder_email, wallet
     from account where id = $1 and merchant_id = $2`,
    [id, merchantId],
  )
  if (!row) return undefined
  const { holder_name: name, holder_email: email, merchant_id, ...account } = row
  return { ...account, merchantId: merchant_id, holder: name !== null && email !== null ? { name, email } : null }
}

/** What admission needs of these accounts, whoever's they are. */
export async function accountFacts(tx: Tx, ids: readonly string[]): Promise<Facts['accounts']> {
  if (ids.length === 0) return new Map()
  const rows = await tx.query<AccountRow>(
    'account_facts',
    `select id, merchant_id, status, currency from account where id = any($1::text[])`,
    [ids],
  )
  return new Map(rows.map(({ merchant_id, ...account }) => [account.id, { ...account, merchantId: merchant_id }]))
}

/** Accounts asked for by a POST. */
export async function insertAccounts(tx: Tx, accounts: readonly (Account & { createdAt: Date })[]): Promise<void> {
  if (accounts.length === 0) return
  await tx.query(
    'account_insert',
    `insert into account (id, merchant_id, status, currency, holder_name, holder_email, created_at)
     select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::timestamptz[])`,
    [
      accounts.map(({ id }) => id),
      accounts.map(({ merchantId }) => merchantId),
      accounts.map(({ status }) => status),
      accounts.map(({ currency }) => currency),
      accounts.map(({ holder }) => holder?.name ?? null),
      accounts.map(({ holder }) => holder?.email ?? null),
      accounts.map(({ createdAt }) => createdAt),
    ],
  )
}

/** Applies changes, each account once, to accounts that may not be there: after a rebuild there was no POST. */
export async function applyToAccounts(tx: Tx, changes: readonly AccountChange[]): Promise<void> {
  if (changes.length === 0) return
  await tx.query(
    'account_apply',
    `insert into account as a (id, merchant_id, status, currency, wallet, created_at)
     select id, merchant_id, case when open then 'open' else 'pending' end, currency, posted, created_at
     from unnest($1::text[], $2::text[], $3::bool[], $4::text[], $5::bigint[], $6::timestamptz[])
          as c(id, merchant_id, open, currency, posted, created_at)
     order by id
     on conflict (id) do update set
       status = case when excluded.status = 'open' then 'open' else a.status end,
       wallet = a.wallet + excluded.wallet`,
    [
      changes.map(({ id }) => id),
      changes.map(({ merchantId }) => merchantId),
      changes.map(({ open }) => open),
      changes.map(({ currency }) => currency),
      changes.map(({ posted }) => posted),
      changes.map(({ createdAt }) => createdAt),
    ],
  )
}

/** Freezes open accounts, or ends that. */
export async function freezeAccounts(tx: Tx, frozen: ReadonlyMap<string, boolean>): Promise<void> {
  if (frozen.size === 0) return
  await tx.query(
    'account_freeze',
    `update account a set status = case when frozen then 'frozen' else 'open' end
     from unnest($1::text[], $2::bool[]) as f(id, frozen) where a.id = f.id`,
    [[...frozen.keys()], [...frozen.values()]],
  )
}
