import { CancellationRequested } from '@parpay/events'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { arrival } from '../src/arrival.js'
import { openDatabase, silent, type Database, type IncomingRecord } from '../src/index.js'
import { Processor } from '../src/processor.js'
import { freshDatabase, type DatabaseFixture } from './database.fixture.js'
import { countStatements, type StatementCounter } from './statement.counter.js'
import { tallies } from './tally.js'
import { tallyTable } from './tally.store.js'

let fixture: DatabaseFixture
let counter: StatementCounter
let database: Database
beforeAll(async () => {
  fixture = await freshDatabase('statements', tallyTable)
  counter = await countStatements(fixture.url)
  database = openDatabase(counter.url, { connections: 1 })
  await database.query('warm', 'select 1')
})
afterAll(async () => {
  await database.close()
  counter.close()
  await fixture.drop()
})

const sequences = new Map<string, number>()
let offset = 0n

/** `count` messages, spread over 50 aggregates, each the next of its key. */
const messages = (count: number): IncomingRecord[] =>
  Array.from({ length: count }, (_, n) => {
    const key = `ord_${n % 50}`
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

test('a batch costs the same number of statements for 1, 50 and 500 messages over 50 aggregates, at most 8', async () => {
  const received = new Set([`${CancellationRequested.topic}/${CancellationRequested.name}`])
  const handlers = { aggregates: [tallies], projections: [] }
  const processor = new Processor(database, handlers, silent, new AbortController().signal)
  const costs: number[] = []
  for (const count of [1, 50, 500]) {
    const items = messages(count).map((record) => arrival(record, received))
    counter.reset()
    await processor.process(items)
    costs.push(counter.count())
  }
  expect(new Set(costs).size).toBe(1)
  expect(costs[0]).toBeLessThanOrEqual(8)
  const [total] = await database.query<{ n: bigint }>('total', 'select count(*) as n from outbox')
  expect(total?.n).toBe(551n)
})
