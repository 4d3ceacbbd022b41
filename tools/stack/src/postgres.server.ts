import { chmodSync, chownSync, existsSync, lstatSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import pg from 'pg'
import { cleanEnvironment } from './clean-environment.js'
import { run } from './command.run.js'
import { launch } from './guarded.process.js'
import { type Account, postgresAccount } from './postgres.account.js'
import { type Binaries, postgresBinaries } from './postgres.binaries.js'
import { Problem } from './problem.js'
import { lookUp } from './process.table.js'
import type { Runnable } from './runnable.js'

export interface PostgresOptions {
  /** The data directory; made the first time. */
  readonly folder: string
  readonly port: number
  readonly log: string
  /** The password of the superuser `postgres`, set when the directory is made. */
  readonly password: string
  readonly environment: NodeJS.ProcessEnv
  readonly signal: AbortSignal
}

/** The superuser's address of the embedded server. */
export const postgresUrl = ({ port, password }: Pick<PostgresOptions, 'port' | 'password'>) =>
  `postgres://postgres:${password}@127.0.0.1:${port}/postgres`

// fsync and synchronous_commit stay on: what a service was told is committed survives a loss of power.
const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '', // a socket's path may not be longer than 107 bytes, a clone's folder may
  max_connections: '200',
  shared_buffers: '64MB',
  max_wal_size: '256MB',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
}

/** A PostgreSQL on 127.0.0.1, ready to be launched: its data directory exists. */
export async function postgresServer(options: PostgresOptions): Promise<Runnable> {
  const binaries = postgresBinaries()
  const account = postgresAccount(options.folder, dirname(options.folder), binaries.postgres)
  const env = { ...cleanEnvironment(options.environment), LC_ALL: 'C', TZ: 'UTC' }
  if (!existsSync(options.folder)) await initialise(options, binaries, account, env)
  if (process.getuid?.() === 0) giveTo(options.folder, account.user ?? { uid: 0, gid: 0 })
  const settings = Object.entries({ ...SETTINGS, port: String(options.port) })
  return {
    name: 'postgres',
    log: options.log,
    launch: () => {
      forgetStranger(join(options.folder, 'postmaster.pid'))
      return launch({
        command: binaries.postgres,
        args: ['-D', options.folder, ...settings.flatMap(([name, value]) => ['-c', `${name}=${value}`])],
        log: options.log,
        cwd: '/',
        env,
        ...account,
        whenOrphaned: 'SIGINT',
      })
    },
    ready: () => answers(postgresUrl(options)),
    stopSignal: 'SIGINT', // fast: does not wait for clients to leave
    stopWithin: 2_000,
  }
}

/** Made beside its place and moved there, so that an interrupted first start leaves nothing half made. */
async function initialise(options: PostgresOptions, binaries: Binaries, account: Account, env: NodeJS.ProcessEnv) {
  const draft = `${options.folder}.new`
  const passwordFile = `${options.folder}.password`
  await rm(draft, { recursive: true, force: true })
  await mkdir(draft, { recursive: true, mode: 0o700 })
  await writeFile(passwordFile, options.password, { mode: 0o600 })
  if (account.user) for (const path of [draft, passwordFile]) chownSync(path, account.user.uid, account.user.gid)
  const args = [
    ...['-D', draft, '-U', 'postgres', `--pwfile=${passwordFile}`, '--auth=scram-sha-256', '--no-instructions'],
    ...['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
  ]
  const { log, signal } = options
  try {
    const { code, printed } = await run({ command: binaries.initdb, args, env, cwd: '/', log, ...account }, signal)
    if (code === 0) await rename(draft, options.folder)
    else if (printed.includes('No space left')) {
      throw new Problem('disk-full', 'The disk is full, so PostgreSQL cannot start: free some space and try again.')
    } else throw new Problem('server-failed', `PostgreSQL could not make its data directory; its log is ${log}.`)
  } finally {
    await rm(draft, { recursive: true, force: true })
    await rm(passwordFile, { force: true })
  }
}

/** Who PostgreSQL runs as may change between two starts (a clone that was moved); the files follow. */
function giveTo(path: string, user: { uid: number; gid: number }): void {
  const { uid } = lstatSync(path)
  if (uid === user.uid) return
  for (const entry of readdirSync(path, { withFileTypes: true, recursive: true })) {
    chownSync(join(entry.parentPath, entry.name), user.uid, user.gid)
  }
  chownSync(path, user.uid, user.gid)
  chmodSync(path, 0o700)
}

/** After a restart of the machine the pid in the lock file may be another program's; PostgreSQL would refuse to start. */
function forgetStranger(lockFile: string): void {
  const pid = existsSync(lockFile) ? parseInt(readFileSync(lockFile, 'utf8'), 10) : NaN
  const stranger = Number.isNaN(pid) ? undefined : lookUp(pid)
  if (stranger && stranger.name !== 'postgres') rmSync(lockFile, { force: true })
}

/** Whether the server at this address takes a connection and a query. */
export async function answers(connectionString: string): Promise<boolean> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 2_000 })
  client.on('error', () => undefined) // the server may end while we are asking
  try {
    await client.connect()
    await client.query('select 1')
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => undefined)
  }
}
