import pg from 'pg'
import { Problem } from './problem.js'

/** A database's two logins: who owns and migrates it, and who the service runs as. */
export interface Passwords {
  readonly owner: string
  readonly runtime: string
}

export interface DatabaseAddress {
  readonly name: string
  /** As `<name>`: reads and writes rows, creates nothing. */
  readonly url: string
  /** As `<name>_owner`: migrates. */
  readonly ownerUrl: string
}

/**
 * Makes the database `name` with the roles `name_owner` and `name`, or brings what exists back to this state.
 *
 * @param superuser address of a role that may create databases and roles
 * @throws Problem `server-unreachable`
 */
export async function provisionDatabase(
  superuser: string,
  name: string,
  passwords: Passwords,
): Promise<DatabaseAddress> {
  const owner = `${name}_owner`
  await asSuperuser(superuser, async (server) => {
    await role(server, owner, passwords.owner)
    await role(server, name, passwords.runtime)
    await server.query(`grant ${id(owner)} to current_user`) // a superuser needs it not, a cloud's administrator does
    const { rowCount } = await server.query('select from pg_database where datname = $1', [name])
    if (!rowCount) await server.query(`create database ${id(name)} owner ${id(owner)}`)
    await server.query(`revoke all on database ${id(name)} from public`)
    await server.query(`grant connect on database ${id(name)} to ${id(name)}`)
  })
  await asSuperuser(withPath(superuser, name), async (database) => {
    await database.query(`alter schema public owner to ${id(owner)}`)
    await database.query(`revoke all on schema public from public`)
    await database.query(`grant usage on schema public to ${id(name)}`)
    const defaults = `alter default privileges for role ${id(owner)} in schema public grant`
    await database.query(`${defaults} select, insert, update, delete on tables to ${id(name)}`)
    await database.query(`${defaults} usage, select on sequences to ${id(name)}`)
  })
  const as = (user: string, password: string) => withLogin(withPath(superuser, name), user, password)
  return { name, url: as(name, passwords.runtime), ownerUrl: as(owner, passwords.owner) }
}

/** Removes the database and its roles, even while somebody is connected. */
export async function dropDatabase(superuser: string, name: string): Promise<void> {
  await asSuperuser(superuser, async (server) => {
    await server.query(`drop database if exists ${id(name)} with (force)`)
    await server.query(`drop role if exists ${id(name)}`)
    await server.query(`drop role if exists ${id(`${name}_owner`)}`)
  })
}

/** Nobody but the superuser has any business in the databases every server comes with. */
export async function closeMaintenanceDatabases(superuser: string): Promise<void> {
  await asSuperuser(superuser, async (server) => {
    await server.query('revoke all on database postgres, template1 from public')
  })
}

async function role(server: pg.Client, name: string, password: string): Promise<void> {
  const { rowCount } = await server.query('select from pg_roles where rolname = $1', [name])
  if (!rowCount) await server.query(`create role ${id(name)}`)
  await server.query(`alter role ${id(name)} login password ${pg.escapeLiteral(password)}`)
}

// appendix A of PostgreSQL's manual
const INSUFFICIENT_PRIVILEGE = '42501'

async function asSuperuser(connectionString: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 5_000 })
  client.on('error', () => undefined) // the query that is waiting fails with it
  try {
    await client.connect()
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new Problem(
      'server-unreachable',
      `PostgreSQL at ${new URL(connectionString).host} cannot be used (${reason}): check that it runs and that POSTGRES_URL names a superuser.`,
    )
  }
  try {
    await work(client)
  } catch (error) {
    if (!(error instanceof pg.DatabaseError) || error.code !== INSUFFICIENT_PRIVILEGE) throw error
    throw new Problem(
      'server-unreachable',
      `PostgreSQL at ${new URL(connectionString).host} refused to prepare the databases (${error.message}): POSTGRES_URL must name a superuser.`,
    )
  } finally {
    await client.end()
  }
}

const id = (name: string) => pg.escapeIdentifier(name)

function withPath(url: string, database: string): string {
  const changed = new URL(url)
  changed.pathname = `/${encodeURIComponent(database)}`
  return changed.href
}

function withLogin(url: string, user: string, password: string): string {
  const changed = new URL(url)
  changed.username = encodeURIComponent(user)
  changed.password = encodeURIComponent(password)
  return changed.href
}
