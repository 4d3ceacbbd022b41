import type { Tx } from '@parpay/messaging'
import { scopeOf, type Kept, type Keyed } from './idempotency.js'
import type { Answer } from './submission.js'

/** How long a transaction waits for another one that holds the same key, or the same order. */
const patience = '2s'
/** Keys that one statement forgets. */
const mostForgotten = 5_000

/** Sets the transaction's patience; answers the database's time. */
export async function begin(tx: Tx): Promise<Date> {
  const [row] = await tx.query<{ at: Date }>(
    'acceptance_begin',
    `select clock_now() as at, set_config('lock_timeout', $1, true)`,
    [patience],
  )
  if (!row) throw new Error('the database did not tell its time')
  return row.at
}

/**
 * Takes the keys, each given once, that nobody has taken; answers their scopes. Waits for a transaction elsewhere that
 * holds one of them. A key whose 24 hours are over is taken like a new one. Sorted, so that two such transactions never wait for each other.
 */
export async function takeKeys(tx: Tx, requests: readonly Keyed[]): Promise<Set<string>> {
  if (requests.length === 0) return new Set()
  const sorted = [...requests].sort((a, b) => (scopeOf(a) < scopeOf(b) ? -1 : 1))
  const rows = await tx.query<{ merchant_id: string; key: string }>(
    'idempotency_take',
    `insert into idempotency_key as k (merchant_id, key, fingerprint, created_at)
     select merchant_id, key, fingerprint, now
     from unnest($1::text[], $2::text[], $3::bytea[]) as wanted(merchant_id, key, fingerprint),
          (select clock_now() as now offset 0) as time
     on conflict (merchant_id, key) do update
       set fingerprint = excluded.fingerprint, created_at = excluded.created_at,
           status = null, location = null, body = null
       where k.created_at <= excluded.created_at - interval '24 hours'
     returning merchant_id, key`,
    [sorted.map((one) => one.merchantId), sorted.map(({ key }) => key), sorted.map((one) => one.fingerprint)],
  )
  return new Set(rows.map(({ merchant_id: merchantId, key }) => scopeOf({ merchantId, key })))
}

/** Keeps the first answers under keys this transaction took. */
export async function keepAnswers(tx: Tx, answered: readonly Kept[]): Promise<void> {
  if (answered.length === 0) return
  await tx.query(
    'idempotency_keep',
    `update idempotency_key k set status = a.status, location = a.location, body = a.body
     from unnest($1::text[], $2::text[], $3::int[], $4::text[], $5::text[])
          as a(merchant_id, key, status, location, body)
     where k.merchant_id = a.merchant_id and k.key = a.key`,
    [
      answered.map(({ merchantId }) => merchantId),
      answered.map(({ key }) => key),
      answered.map(({ answer }) => answer.status),
      answered.map(({ answer }) => answer.location),
      answered.map(({ answer }) => answer.body),
    ],
  )
}

/** Gives back keys this transaction took for requests that were refused. */
export async function giveBackKeys(tx: Tx, refused: readonly Keyed[]): Promise<void> {
  if (refused.length === 0) return
  await tx.query(
    'idempotency_give_back',
    `delete from idempotency_key k using unnest($1::text[], $2::text[]) as r(merchant_id, key)
     where k.merchant_id = r.merchant_id and k.key = r.key`,
    [refused.map(({ merchantId }) => merchantId), refused.map(({ key }) => key)],
  )
}

interface KeptRow {
  merchant_id: string
  key: string
  fingerprint: Buffer
  status: Answer['status']
  location: string | null
  body: string
}

/** What is kept under these requests' keys, by scope. */
export async function keptAnswers(tx: Tx, requests: readonly Keyed[]): Promise<Map<string, Kept>> {
  if (requests.length === 0) return new Map()
  const rows = await tx.query<KeptRow>(
    'idempotency_kept',
    `select distinct k.merchant_id, k.key, k.fingerprint, k.status, k.location, k.body
     from idempotency_key k join unnest($1::text[], $2::text[]) as r(merchant_id, key)
       on k.merchant_id = r.merchant_id and k.key = r.key`,
    [requests.map(({ merchantId }) => merchantId), requests.map(({ key }) => key)],
  )
  const kept = rows.map(({ merchant_id: merchantId, key, fingerprint, ...answer }) => ({
    ...{ merchantId, key, fingerprint },
    answer,
  }))
  return new Map(kept.map((one) => [scopeOf(one), one]))
}

/** Forgets keys older than a day, some thousand at a time; answers how many. */
export async function forgetOldKeys(tx: Tx): Promise<number> {
  for (let forgotten = 0; ;) {
    const rows = await tx.query<{ key: string }>(
      'idempotency_forget',
      `delete from idempotency_key where (merchant_id, key) in (
         select merchant_id, key from idempotency_key
         where created_at <= (select clock_now()) - interval '24 hours' order by created_at limit $1)
       returning key`,
      [mostForgotten],
    )
    forgotten += rows.length
    if (rows.length < mostForgotten) return forgotten
  }
}
