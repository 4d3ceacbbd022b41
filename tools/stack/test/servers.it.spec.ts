import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import pg from 'pg'
import { createTopics, type TestDatabase, testDatabase } from '../src/index.js'

const { PARPAY_TEST_KAFKA = '', PARPAY_TEST_POSTGRES = '' } = process.env

describe('a test database', () => {
  let database: TestDatabase
  beforeAll(async () => {
    database = await testDatabase(PARPAY_TEST_POSTGRES, 'a spec')
  })
  afterAll(() => database.drop())

  const run = async (connectionString: string, ...statements: string[]) => {
    const client = new pg.Client({ connectionString })
    await client.connect()
    try {
      for (const statement of statements) await client.query(statement)
    } finally {
      await client.end()
    }
  }

  test('its owner makes tables, and the runtime role reads and writes their rows', async () => {
    await run(database.ownerUrl, 'create table thing (n bigint generated always as identity, text text)')
    await run(
      database.url,
      `insert into thing (text) values ('one')`,
      `update thing set text = 'two'`,
      'select * from thing',
    )
    await expect(run(database.url, 'delete from thing')).resolves.toBeUndefined()
  })

  test.each([
    ['make a table', 'create table mine (n int)'],
    ['make a temporary table', 'create temp table mine (n int)'],
    ['make a schema', 'create schema mine'],
    ['empty a table at once', 'truncate thing'],
    ['change a table', 'alter table thing add column more text'],
    ['become the owner', `do $$ begin execute format('set role %I', current_database() || '_owner'); end $$`],
    ['read files', `select pg_read_file('/etc/passwd')`],
  ])('the runtime role cannot %s', async (_, statement) => {
    await expect(run(database.url, statement)).rejects.toThrow(/permission denied|must be owner/)
  })

  test('neither role opens another database', async () => {
    const other = await testDatabase(PARPAY_TEST_POSTGRES, 'another')
    try {
      for (const address of [database.url, database.ownerUrl]) {
        const elsewhere = new URL(address)
        elsewhere.pathname = `/${other.name}`
        await expect(run(elsewhere.href)).rejects.toThrow(/permission denied for database/)
      }
    } finally {
      await other.drop()
    }
  })

  test('a wrong password is refused', async () => {
    const wrong = new URL(database.url)
    wrong.password = 'wrong'
    await expect(run(wrong.href)).rejects.toThrow(/password authentication failed/)
  })
})

test('creating topics twice is creating them once', async () => {
  const topics = [{ name: 'stack.twice.v1', partitions: 3, replicas: 3, config: { 'min.insync.replicas': '2' } }]
  const brokers = PARPAY_TEST_KAFKA.split(',')
  await createTopics(brokers, topics, 'spec-')
  await expect(createTopics(brokers, topics, 'spec-')).resolves.toBeUndefined()
})
