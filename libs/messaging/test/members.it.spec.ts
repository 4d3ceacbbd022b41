import { CancellationRequested } from '@parpay/events'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { arrival } from '../src/arrival.js'
import { projection, silent } from '../src/index.js'
import type { RecordItem } from '../src/item.js'
import { Processor } from '../src/processor.js'
import { freshDatabase, type DatabaseFixture } from './database.fixture.js'
import { recordOf } from './record.js'
import { contract, tallies } from './tally.js'
import { tallyTable } from './tally.store.js'

let fixture: DatabaseFixture
beforeAll(async () => {
  fixture = await freshDatabase('members', tallyTable, 'create table line (key text, sequence int)')
})
afterAll(() => fixture.drop())

/** Without a key of its own: only the inbox keeps it from writing twice. */
const lines = projection(contract, 'lines', [CancellationRequested], async (tx, deliveries) => {
  await tx.query('line', 'insert into line select * from unnest($1::text[], $2::int[])', [
    deliveries.map(({ key }) => key),
    deliveries.map(({ sequence }) => sequence),
  ])
})
const member = () =>
  new Processor(fixture.database, { aggregates: [tallies], projections: [lines] }, silent, new AbortController().signal)

test('members that all believe a partition theirs apply each of its messages once, in order', async () => {
  const keys = Array.from({ length: 12 }, (_, n) => `ord_${n}`)
  const last = 15
  const received = new Set([`${CancellationRequested.topic}/${CancellationRequested.name}`])
  const items = Array.from({ length: last }, (_, n) => n + 1).flatMap((sequence) =>
    keys.map((key) => arrival(recordOf(key, sequence), received)),
  )
  /** The same log, cut differently, and now and then read again from a little before. */
  async function consume(processor: Processor, sizes: readonly number[]): Promise<void> {
    let from = 0
    for (let n = 0; from < items.length; n += 1) {
      const size = sizes[n % sizes.length] ?? 1
      const batch: RecordItem[] = items.slice(from, from + size)
      await processor.process(batch)
      from += n % 5 === 4 ? Math.ceil(size / 2) : size
    }
  }
  await Promise.all([
    consume(member(), [1, 7, 30, 2]),
    consume(member(), [12, 5, 1, 40, 3]),
    consume(member(), [3, 3, 25]),
  ])
  const all = Array.from({ length: last }, (_, n) => n + 1)
  const tallied = await fixture.database.query<{ id: string; seen: string }>('tallied', 'select id, seen from tally')
  expect(new Map(tallied.map(({ id, seen }) => [id, seen]))).toEqual(new Map(keys.map((key) => [key, all.join(' ')])))
  const [written] = await fixture.database.query<{ lines: number; distinct: number }>(
    'written',
    'select count(*)::int as lines, count(distinct (key, sequence))::int as distinct from line',
  )
  expect(written).toEqual({ lines: items.length, distinct: items.length })
  const published = await fixture.database.query<{ n: number; last: number }>(
    'published',
    'select count(*)::int as n, max(sequence)::int as last from outbox group by subject',
  )
  expect(published).toEqual(keys.map(() => ({ n: last, last })))
  expect(await fixture.database.query('parked', 'select * from parked')).toEqual([])
})
