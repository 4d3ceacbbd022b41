import { readdir, readFile } from 'node:fs/promises'
import pg from 'pg'
import { checksum, MigrationRefused, pending, type Applied, type Migration } from './migration.js'

/** A folder of SQL files and whose they are. */
export interface Migrations {
  readonly of: string
  readonly folder: URL
}

/** The names of two databases' locks never meet: an advisory lock belongs to its database. */
const lock = 7_201_605_022
const lockTimeout = '10s'

/**
 * Brings the database up to the files, folder after folder, each file in one transaction. Only one process at a time
 * does so. `ownerUrl`'s role owns everything made; files read the runtime role's name, the user of `url`, by
 * `current_setting('parpay.runtime_role')`. Answers the names applied.
 *
 * Throws `MigrationRefused` when trying again cannot help: an edited, misnamed or failing file. Any other error (the
 * database away, another process migrating, a lock not free within 10 s) leaves the database as it was before the file.
 */
export async function migrate(ownerUrl: string, url: string, folders: readonly Migrations[]): Promise<string[]> {
  const files = (await Promise.all(folders.map(readMigrations))).flat()
  const client = new pg.Client({ connectionString: ownerUrl, connectionTimeoutMillis: 5_000, keepAlive: true })
  client.on('error', () => undefined) // the statement under way rejects with it
  await client.connect()
  try {
    const { rows } = await client.query<{ locked: boolean }>('select pg_try_advisory_lock($1) as locked', [lock])
    if (!rows[0]?.locked) throw new Error('another process is migrating the database')
    await prepare(client, decodeURIComponent(new URL(url).username))
    const applied = await client.query<Applied>('select name, checksum from migration')
    const todo = pending(files, applied.rows)
    for (const migration of todo) await apply(client, migration)
    return todo.map(({ name }) => name)
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** The table that remembers; the runtime role has no business in it. */
async function prepare(client: pg.Client, runtimeRole: string): Promise<void> {
  await client.query(`select set_config('parpay.runtime_role', $1, false)`, [runtimeRole])
  const { rowCount } = await client.query(`select where to_regclass('migration') is not null`)
  if (rowCount) return
  await client.query(`
    begin;
    create table migration (
      name text primary key,
      checksum text not null,
      applied_at timestamptz not null default now()
    );
    do $$ begin
      if current_setting('parpay.runtime_role') <> current_user then
        execute format('revoke all on migration from %I', current_setting('parpay.runtime_role'));
      end if;
    end $$;
    commit`)
}

async function apply(client: pg.Client, { name, sql }: Migration): Promise<void> {
  try {
    await client.query('begin')
    await client.query(`set local lock_timeout = '${lockTimeout}'`)
    await client.query(sql)
    await client.query('insert into migration (name, checksum) values ($1, $2)', [name, checksum(sql)])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    if (!mayPass(error)) throw new MigrationRefused(`migration ${name} failed: ${message(error)}`, { cause: error })
    throw error
  }
}

/** Sorted by name. Every `.sql` file counts, so that none is forgotten for its name. */
async function readMigrations({ of, folder }: Migrations): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
  return Promise.all(
    names.map(async (name) => {
      if (!/^\d{4}-[a-z0-9-]+\.sql$/.test(name))
        throw new MigrationRefused(`migration ${of}/${name} must be named like 0001-orders.sql`)
      return { name: `${of}/${name}`, sql: await readFile(new URL(name, asFolder(folder)), 'utf8') }
    }),
  )
}

const asFolder = (url: URL): URL => (url.href.endsWith('/') ? url : new URL(`${url.href}/`))

/** Connection lost, shutting down, out of connections, deadlock, lock not free: the same file may pass next time. */
function mayPass(error: unknown): boolean {
  const code = error instanceof pg.DatabaseError ? error.code : undefined
  return code === undefined || /^(08|40|53|55|57)/.test(code)
}

const message = (error: unknown): string => (error instanceof Error ? error.message : String(error))
