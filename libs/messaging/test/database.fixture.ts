import { testDatabase } from '@parpay/stack'
import { readFile, readdir } from 'node:fs/promises'
import pg from 'pg'
import { migrationsFolder, openDatabase, type Database } from '../src/index.js'

export interface DatabaseFixture {
  readonly url: string
  /** As the role that owns the tables. */
  readonly ownerUrl: string
  readonly database: Database
  /** Moves the test clock, as the role that owns it. */
  advance(milliseconds: number): Promise<void>
  drop(): Promise<void>
}

/** A fresh database with the runtime's tables and those of `tables`. */
export async function freshDatabase(name: string, ...tables: readonly string[]): Promise<DatabaseFixture> {
  const postgres = process.env['PARPAY_TEST_POSTGRES']
  if (postgres === undefined) throw new Error('integration tests run by tools/jest/run.mjs it, which starts PostgreSQL')
  const address = await testDatabase(postgres, name)
  const owner = new pg.Client(address.ownerUrl)
  await owner.connect()
  await owner.query(`select set_config('parpay.runtime_role', $1, false)`, [new URL(address.url).username])
  for (const file of (await readdir(migrationsFolder)).sort())
    await owner.query(await readFile(new URL(file, migrationsFolder), 'utf8'))
  for (const table of tables) await owner.query(table)
  await owner.end()
  const database = openDatabase(address.url)
  return {
    url: address.url,
    ownerUrl: address.ownerUrl,
    database,
    async advance(milliseconds) {
      const owner = new pg.Client(address.ownerUrl)
      await owner.connect()
      const forward = `update clock set epoch = epoch + 1, "offset" = "offset" + $1 * interval '1 millisecond'`
      await owner.query(forward, [milliseconds])
      await owner.end()
    },
    async drop() {
      await database.close()
      await address.drop()
    },
  }
}
