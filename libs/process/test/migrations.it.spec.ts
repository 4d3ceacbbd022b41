import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { migrationsFolder } from '@parpay/messaging'
import type { TestDatabase } from '@parpay/stack'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { migrate, MigrationRefused } from '../src/index.js'
import { freshDatabase, rows } from './database.fixture.js'

let database: TestDatabase
let folder: string

beforeEach(async () => {
  database = await freshDatabase('migrations')
  folder = await mkdtemp(join(tmpdir(), 'migrations-'))
})

afterEach(async () => {
  await database.drop()
  await rm(folder, { recursive: true })
})

const file = (name: string, sql: string) => writeFile(join(folder, name), sql)
const up = () => migrate(database.ownerUrl, database.url, [{ of: 'shop', folder: pathToFileURL(folder) }])
const names = () => rows(database.ownerUrl, 'select name from migration order by applied_at, name')

describe('migrations', () => {
  test('run once, in order, folder after folder', async () => {
    await file('0002-colour.sql', 'alter table hat add column colour text')
    await file('0001-hats.sql', 'create table hat (id text); create index on hat (id)')
    const folders = [
      { of: 'messaging', folder: migrationsFolder },
      { of: 'shop', folder: pathToFileURL(folder) },
    ]
    const applied = await migrate(database.ownerUrl, database.url, folders)
    expect(applied.at(0)).toMatch(/^messaging\/0001-/)
    expect(applied.slice(-2)).toEqual(['shop/0001-hats.sql', 'shop/0002-colour.sql'])
    expect(await migrate(database.ownerUrl, database.url, folders)).toEqual([])
    await file('0003-brim.sql', 'alter table hat add column brim int')
    expect(await migrate(database.ownerUrl, database.url, folders)).toEqual(['shop/0003-brim.sql'])
    expect(await rows(database.url, 'select id, colour, brim from hat')).toEqual([])
  })

  test('run by several processes at once are applied once', async () => {
    await file('0001-hats.sql', 'create table hat (id text); select pg_sleep(0.2)')
    const results = await Promise.allSettled(Array.from({ length: 5 }, up))
    const applied = results.flatMap((result) => (result.status === 'fulfilled' ? result.value : []))
    const refused = results.flatMap((result) => (result.status === 'rejected' ? [String(result.reason)] : []))
    expect(applied).toEqual(['shop/0001-hats.sql'])
    expect(new Set(refused)).toEqual(new Set(['Error: another process is migrating the database']))
    expect(await up()).toEqual([])
  })

  test('an applied one that was edited is refused by its name', async () => {
    await file('0001-hats.sql', 'create table hat (id text)')
    await up()
    await file('0001-hats.sql', 'create table hat (id uuid)')
    await expect(up()).rejects.toThrow('migration shop/0001-hats.sql was changed after it had been applied')
  })

  test('one that fails is refused by its name and leaves nothing; those before it stay', async () => {
    await file('0001-hats.sql', 'create table hat (id text)')
    await file('0002-coats.sql', 'create table coat (id text); create table hat (id text)')
    await expect(up()).rejects.toThrow('migration shop/0002-coats.sql failed: relation "hat" already exists')
    expect(await names()).toEqual([{ name: 'shop/0001-hats.sql' }])
    expect(await rows(database.ownerUrl, `select to_regclass('coat') as coat`)).toEqual([{ coat: null }])
    await file('0002-coats.sql', 'create table coat (id text)')
    expect(await up()).toEqual(['shop/0002-coats.sql'])
  })

  test('one with a name of another form is refused, so that none is left out', async () => {
    await file('1_hats.sql', 'create table hat (id text)')
    await expect(up()).rejects.toThrow(
      new MigrationRefused('migration shop/1_hats.sql must be named like 0001-orders.sql'),
    )
  })

  test('belong to the owner: the runtime role reads and writes rows, and nothing else', async () => {
    await file(
      '0001-hats.sql',
      `create table hat (id text);
       do $$ begin
         execute format('revoke update, delete on hat from %I', current_setting('parpay.runtime_role'));
       end $$`,
    )
    await up()
    await rows(database.url, `insert into hat values ('bowler')`)
    const denied = [
      `delete from hat`,
      `create table coat (id text)`,
      `drop table hat`,
      `select * from migration`,
      `update migration set checksum = ''`,
    ]
    for (const sql of denied) await expect(rows(database.url, sql)).rejects.toThrow(/permission denied|must be owner/)
  })
})
