import { testDatabase, type TestDatabase } from '@parpay/stack'
import pg from 'pg'

/** A fresh database on the stack that the test run started. */
export async function freshDatabase(name: string): Promise<TestDatabase> {
  const server = process.env['PARPAY_TEST_POSTGRES']
  if (server === undefined) throw new Error('PARPAY_TEST_POSTGRES is not set: run this by `npm run it`')
  return testDatabase(server, name)
}

/** The rows one statement answers. */
export async function rows(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query<Record<string, unknown>>(sql)
    return rows
  } finally {
    await client.end()
  }
}
