import type { Connection, Tx } from './database.store.js'

const relayLock = 7_247_001 // any number, the same in every service: an advisory lock counts per database

/** Makes this connection's session the one relay of its database, until it ends; false when another is. */
export async function ownRelay(tx: Tx): Promise<boolean> {
  const rows = await tx.query(
    'relay_own',
    `with lock as materialized (select pg_try_advisory_lock($1) as owned)
     insert into relay_owner (pid, renewed_at) select pg_backend_pid(), clock_timestamp() from lock where owned
     on conflict (one) do update set pid = excluded.pid, renewed_at = excluded.renewed_at
     returning pid`,
    [relayLock],
  )
  return rows.length > 0
}

/** Shows that the owner is there; false when another has taken over. */
export async function renewRelay(tx: Tx): Promise<boolean> {
  const rows = await tx.query(
    'relay_renew',
    'update relay_owner set renewed_at = clock_timestamp() where pid = pg_backend_pid() returning pid',
  )
  return rows.length > 0
}

/**
 * Ends the session that owns the relay when it has not renewed for `milliseconds`, which frees its lock. Only the one
 * that holds the lock: a process id may be another session's by now. Answers the process ids.
 */
export async function endSilentOwner(tx: Tx, milliseconds: number): Promise<number[]> {
  const rows = await tx.query<{ pid: number }>(
    'relay_end_silent',
    `with silent as materialized ( -- conditions are tested in any order: the session must be found before it is ended
       select pid from relay_owner join pg_locks using (pid)
       where renewed_at < clock_timestamp() - $1 * interval '1 millisecond'
         and locktype = 'advisory' and granted and objid = $2 and classid = 0 and objsubid = 1
         and pg_locks.database = (select oid from pg_database where datname = current_database())
     )
     select pid from silent where pg_terminate_backend(pid)`,
    [milliseconds, relayLock],
  )
  return rows.map(({ pid }) => pid)
}

const channel = 'outbox'

/** Tells the relay's owner, in another process, that there are new rows; nobody may be listening. */
export async function notifyRelay(tx: Tx): Promise<void> {
  await tx.query('relay_notify', 'select pg_notify($1, null)', [channel])
}

/** Calls `heard` at each `notifyRelay`, of any process. */
export const listenForRows = (connection: Connection, heard: () => void): Promise<void> =>
  connection.listen(channel, heard)
