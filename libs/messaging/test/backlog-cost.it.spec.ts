import { afterAll, beforeAll, expect, test } from '@jest/globals'
import pg from 'pg'
import { readBacklog } from '../src/backlog.store.js'
import type { Tx } from '../src/index.js'
import { readWork } from '../src/quiescence.store.js'
import { freshDatabase, type DatabaseFixture } from './database.fixture.js'

const timersToCome = 50_000
let fixture: DatabaseFixture
beforeAll(async () => {
  fixture = await freshDatabase('timers')
  await fixture.database.query(
    'timers',
    `insert into timer (kind, aggregate_id, name, due, correlation_id, try_at)
     select 'bell', 'k' || n, 'bell', time, 'c', time
     from generate_series(1, $1::int) n, lateral (
       select now() + case when n <= 3 then interval '-1 second' else interval '30 minutes' end as time
     ) t`,
    [timersToCome],
  )
  const owner = new pg.Client(fixture.ownerUrl)
  await owner.connect()
  await owner.query('analyze timer')
  await owner.end()
})
afterAll(() => fixture.drop())

interface Looked {
  /** Rows of the table, and entries of its indexes. */
  readonly timers: number
  readonly clock: number
}

/** Not only the transaction's own: the connection's, until it reports them. */
async function looked(tx: Tx): Promise<Looked> {
  const [sofar] = await tx.query<Looked>(
    'looked',
    `select sum(pg_stat_get_xact_tuples_returned(relation)) filter (where part = 'timer')::int as timers,
            sum(pg_stat_get_xact_tuples_returned(relation)) filter (where part = 'clock')::int as clock
     from (
       select oid as relation, relname as part from pg_class where oid in ('timer'::regclass, 'clock'::regclass)
       union all select indexrelid, 'timer' from pg_index where indrelid = 'timer'::regclass
     ) r`,
  )
  if (!sofar) throw new Error('an aggregate answers one row')
  return sofar
}

/** What `read` looks at. */
const looks = (read: (tx: Tx) => Promise<unknown>): Promise<Looked> =>
  fixture.database.transaction(async (tx) => {
    const before = await looked(tx)
    await read(tx)
    const after = await looked(tx)
    return { timers: after.timers - before.timers, clock: after.clock - before.clock }
  })

test.each([
  ['a scrape', readBacklog, (tx: Tx) => readBacklog(tx).then(({ timersDue }) => timersDue)],
  ['a look at quiescence', readWork, (tx: Tx) => readWork(tx).then(({ timers }) => timers)],
])('%s counts the timers that are due without looking at those to come', async (_, read, count) => {
  expect(await count(fixture.database)).toBe(3)
  const { timers, clock } = await looks(read)
  expect(timers).toBeLessThan(20)
  expect(clock).toBeLessThan(10)
})
