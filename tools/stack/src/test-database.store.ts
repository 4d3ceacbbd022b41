import { randomBytes } from 'node:crypto'
import { type DatabaseAddress, dropDatabase, provisionDatabase } from './database.store.js'

export interface TestDatabase extends DatabaseAddress {
  /** Removes the database and its roles, open connections or not. */
  drop(): Promise<void>
}

/**
 * A fresh database for one spec, with an owner and a runtime role as the real ones have.
 *
 * @param postgresUrl the superuser's address, in integration tests `process.env.PARPAY_TEST_POSTGRES`
 * @param name says in `pg_stat_activity` whose it is; a random ending makes it unique
 */
export async function testDatabase(postgresUrl: string, name: string): Promise<TestDatabase> {
  const unique = `${name.replaceAll(/[^a-z0-9]+/g, '_').slice(0, 40)}_${randomBytes(4).toString('hex')}`
  const password = () => randomBytes(12).toString('hex')
  const database = await provisionDatabase(postgresUrl, unique, { owner: password(), runtime: password() })
  return { ...database, drop: () => dropDatabase(postgresUrl, unique) }
}
