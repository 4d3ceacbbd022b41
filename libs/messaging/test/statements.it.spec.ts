import { CancellationRequested } from '@parpay/events'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { arrival } from '../src/arrival.js'
import { openDatabase, silent, type Database, type IncomingRecord } from '../src/index.js'
import { Processor } from '../src/processor.js'
import { freshDatabase, type DatabaseFixture } from './database.fixture.js'
import { countStatements, type StatementCounter } from './statement.counter.js'
import { tallies } from './tally.js'
import { tallyTable } from './tally.store.js'

const sequences = new Map<string, number>()
let offset = 0n
let fixture: DatabaseFixture
let counter: StatementCounter
let database: Database
beforeEach(async () => {
  fixture = await freshDatabase('statements', tallyTable)
  counter = await countStatements(fixture.url)
  database = openDatabase(counter.url, { connections: 1 })
  await database.query('warm', 'select 1')
  sequences.clear()
})
afterEach(async () => {
  await database.close()
  counter.close()
  await fixture.drop()
})

/** `count` messages, spread over `keys` aggregates, each the next of its key. */
const messages = (count: number, keys = 50): IncomingRecord[] =>
  Array.from({ length: count }, (_, n) => {
    const key = `ord_${n % keys}`
    const sequence = (sequences.get(key) ?? 0) + 1
    sequences.set(key, sequence)
    offset += 1n
    return {
      topic: CancellationRequested.topic,
      partition: n % 3,
      offset,
      key,
      value: CancellationRequested.encode(CancellationRequested.sample({ orderId: key, reason: String(n) })),
      headers: {
        ce_id: `00000000-0000-8000-8000-${String(offset).padStart(12, '0')}`,
        ce_type: 'CancellationRequested',
        ce_sequence: String(sequence).padStart(10, '0'),
      },
      time: new Date(0),
    }
  })

const received = new Set([`${CancellationRequested.topic}/${CancellationRequested.name}`])
const handlers = { aggregates: [tallies], projections: [] }
const take = (records: IncomingRecord[]) =>
  new Processor(database, handlers, silent, new AbortController().signal).process(
    records.map((record) => arrival(record, received)),
  )

test('a batch costs the same number of statements for 1, 50 and 500 messages over 50 aggregates, at most 8', async () => {
  const costs: number[] = []
  for (const count of [1, 50, 500]) {
    const records = messages(count)
    counter.reset()
    await take(records)
    costs.push(counter.count())
  }
  expect(new Set(costs).size).toBe(1)
  expect(costs[0]).toBeLessThanOrEqual(8)
  const [total] = await database.query<{ n: bigint }>('total', 'select count(*) as n from outbox')
  expect(total?.n).toBe(551n)
})

/** Rows read one after another so far, for want of an index or of a better plan. */
async function rowsPassed(): Promise<Record<string, bigint>> {
  await database.query('flush', 'select pg_stat_force_next_flush()')
  const tables = await database.query<{ name: string; rows: bigint }>(
    'passed',
    `select relname as name, seq_tup_read as rows from pg_stat_user_tables where relname <> 'clock'`, // it has one row
  )
  return Object.fromEntries(tables.map(({ name, rows }) => [name, rows]))
}

test('no table is read from end to end, though the plans were made while it was nearly empty', async () => {
  for (let n = 0; n < 10; n += 1) await take(messages(1))
  await take(messages(3_000, 3_000))
  const before = await rowsPassed()
  for (let n = 0; n < 10; n += 1) await take(messages(1))
  expect(await rowsPassed()).toEqual(before)
})
