import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { CancellationRequested, OrderCancelled, type Contract } from '@parpay/events'
import pg from 'pg'
import { arrival } from '../src/arrival.js'
import { kindOfFailure, openDatabase, projection, silent, type Tx } from '../src/index.js'
import type { RecordItem } from '../src/item.js'
import { Processor } from '../src/processor.js'
import { cutProxy } from './cut.proxy.js'
import { freshDatabase, type DatabaseFixture } from './database.fixture.js'
import { recordOf } from './record.js'

const contract: Contract<typeof OrderCancelled, typeof CancellationRequested> = {
  service: 'diary',
  send: [OrderCancelled],
  receive: [CancellationRequested],
}
const tables = `
  create table diary (entry text);
  create function fail(code text) returns void language plpgsql as
    $$ begin raise exception 'made to fail' using errcode = code; end $$`

let fixture: DatabaseFixture
const stopping = new AbortController()
beforeAll(async () => {
  fixture = await freshDatabase('failures', tables)
})
afterAll(() => fixture.drop())

/** Writes each message down, after `before`. */
const processor = (before: (tx: Tx) => Promise<unknown>, database = fixture.database, log = silent): Processor => {
  const diary = projection(contract, 'diary', [CancellationRequested], async (tx, deliveries) => {
    await before(tx)
    await tx.query('write', 'insert into diary (entry) select unnest($1::text[])', [deliveries.map((d) => d.key)])
  })
  return new Processor(database, { aggregates: [], projections: [diary] }, log, stopping.signal)
}
const fail = (tx: Tx, code: string) => tx.query('fail', 'select fail($1)', [code])
const message = (key: string): RecordItem =>
  arrival(recordOf(key, 1), new Set([`${CancellationRequested.topic}/${CancellationRequested.name}`]))
/** What became of the keys' messages: applied, parked or neither. */
async function became(...keys: readonly string[]): Promise<Record<string, string>> {
  const rows = await fixture.database.query<{ key: string; what: string }>(
    'became',
    `select entry as key, 'applied' as what from diary where entry = any($1::text[])
     union all select subject, 'parked: ' || detail from parked where subject = any($1::text[])`,
    [keys],
  )
  return Object.fromEntries(rows.map(({ key, what }) => [key, what]))
}

test('trouble that says nothing about a message parks none: it is applied when the trouble is over', async () => {
  const troubles = {
    deadlock_detected: '40P01',
    serialization_failure: '40001',
    lock_not_available: '55P03',
    statement_timeout: '57014',
    admin_shutdown: '57P01',
    idle_in_transaction_session_timeout: '25P03',
    disk_full: '53100',
    io_error: '58030',
    undefined_table: '42P01', // as before a migration
    insufficient_privilege: '42501',
    internal_error: 'XX000',
  }
  await Promise.all(
    Object.entries(troubles).map(([name, code]) => {
      let left = 6
      const passing = (tx: Tx) => ((left -= 1) >= 0 ? fail(tx, code) : Promise.resolve())
      return processor(passing).process([message(name)])
    }),
  )
  const names = Object.keys(troubles)
  expect(await became(...names)).toEqual(Object.fromEntries(names.map((name) => [name, 'applied'])))
})

test('a database that is away is told once, and once when it is back', async () => {
  const lines: string[] = []
  const keep = (_: object, words: string): void => void lines.push(words)
  let left = 6
  const away = (tx: Tx) => ((left -= 1) >= 0 ? fail(tx, '57P01') : Promise.resolve())
  await processor(away, fixture.database, { ...silent, info: keep, warn: keep }).process([message('told')])
  expect(lines).toEqual(['the database is away, waiting for it', 'the database is back'])
})

test('an error that depends on values is the message: it is parked', async () => {
  const errors = { check: '23514', out_of_range: '22003', unique: '23505', raised: 'P0001', too_large: '54000' }
  await Promise.all(
    Object.entries(errors).map(([name, code]) => processor((tx) => fail(tx, code)).process([message(name)])),
  )
  const names = Object.keys(errors)
  expect(await became(...names)).toEqual(Object.fromEntries(names.map((name) => [name, 'parked: error: made to fail'])))
})

test('an error of a statement that a handler swallows does not lose the message', async () => {
  await processor((tx) => fail(tx, '22003').catch(() => undefined)).process([message('swallowed')])
  expect((await became('swallowed'))['swallowed']).toMatch('parked: error: current transaction is aborted')
})

test('a message that leads to one too large to be sent is parked before anything is committed', async () => {
  const large = 'x'.repeat(600_000)
  const emitting = projection(contract, 'emitting', [CancellationRequested], (_, deliveries, emit) => {
    for (const delivery of deliveries)
      emit(OrderCancelled, OrderCancelled.sample({ reason: delivery.key === 'large' ? large : 'short' }), delivery)
    return Promise.resolve()
  })
  const parts = { aggregates: [], projections: [emitting] }
  const taking = new Processor(fixture.database, parts, silent, stopping.signal)
  expect(await taking.process([message('short'), message('large'), message('short too')])).toBe('committed')
  const { large: why, ...others } = await became('short', 'large', 'short too')
  expect(why).toMatch(
    /^parked: MessageTooLarge: OrderCancelled is 600\d{3} bytes, more than the 524288 a message may have$/,
  )
  expect(others).toEqual({})
  const [sent] = await fixture.database.query<{ n: number }>(
    'sent',
    'select count(*)::int as n from outbox where length(value) < 600',
  )
  expect(sent?.n).toBe(2)
})

test('a transaction whose statement failed unnoticed is not taken for committed', async () => {
  const committed = fixture.database.transaction(async (tx) => {
    await tx.query('one', `insert into diary values ('kept?')`)
    await fail(tx, '22003').catch(() => undefined)
  })
  await expect(committed).rejects.toThrow('its error was swallowed')
  expect(await became('kept?')).toEqual({})
})

test('a backend that is terminated in a transaction blames no message', async () => {
  let first = true
  const terminated = async (tx: Tx) => {
    if (!first) return
    first = false
    const [row] = await tx.query<{ pid: number }>('pid', 'select pg_backend_pid() as pid')
    const owner = new pg.Client(process.env['PARPAY_TEST_POSTGRES'])
    await owner.connect()
    await owner.query('select pg_terminate_backend($1)', [row?.pid])
    await owner.end()
  }
  await processor(terminated).process([message('terminated')])
  expect(await became('terminated')).toEqual({ terminated: 'applied' })
})

test('statements prepared before a table changed are prepared again', async () => {
  const all = (tx: Tx) => tx.query('all', 'select * from diary')
  await processor(all).process([message('before')])
  const owner = new pg.Client(fixture.ownerUrl)
  await owner.connect()
  await owner.query('alter table diary add column more text')
  await owner.end()
  await processor(all).process([message('after')])
  expect(await became('before', 'after')).toEqual({ before: 'applied', after: 'applied' })
})

test('a server that cannot be reached, a database that is not there and a wrong password are waited for', async () => {
  const wrong = (change: (url: URL) => void): string => {
    const url = new URL(fixture.url)
    change(url)
    return url.href
  }
  const urls = [
    wrong((url) => (url.port = '1')),
    wrong((url) => (url.pathname = '/nowhere')),
    wrong((url) => (url.password = 'wrong')),
  ]
  for (const url of urls) {
    const database = openDatabase(url)
    const failure = await database.query('one', 'select 1').catch((error: unknown) => error)
    expect([url, kindOfFailure(failure)]).toEqual([url, 'away'])
    await database.close()
    expect(kindOfFailure(await database.query('one', 'select 1').catch((error: unknown) => error))).toBe('away')
  }
})

test('a connection that is cut in silence is given up, and the next one is used', async () => {
  const proxy = await cutProxy(fixture.url)
  const database = openDatabase(proxy.url, { patience: 300 })
  const cut = database.transaction(async (tx) => {
    await tx.query('one', 'select 1')
    proxy.cut()
    await tx.query('one', 'select 1')
  })
  expect(kindOfFailure(await cut.catch((error: unknown) => error))).toBe('away')
  expect(await database.transaction((tx) => tx.query('one', 'select 1 as one'))).toEqual([{ one: 1 }])
  await database.close()
  proxy.close()
})

test('a commit whose answer is lost happened: the batch is tried again and has its effects once', async () => {
  const proxy = await cutProxy(fixture.url)
  const database = openDatabase(proxy.url, { patience: 300 })
  const losing = async (): Promise<void> => {
    tries += 1
    proxy.loseNextCommit()
    await Promise.resolve()
  }
  let tries = 0
  expect(await processor(losing, database).process([message('lost'), message('lost too')])).toBe('committed')
  const written = await fixture.database.query('twice', `select 1 from diary where entry like 'lost%'`)
  expect([tries, written.length]).toEqual([1, 2])
  await database.close()
  proxy.close()
})
