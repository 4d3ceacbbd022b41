import { CancellationRequested, OrderCancelled, type Contract } from '@parpay/events'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { aggregate, decider, silent, then, type Database } from '../src/index.js'
import type { TimerItem } from '../src/item.js'
import { Processor } from '../src/processor.js'
import { dueTimers } from '../src/timer.store.js'
import { freshDatabase, type DatabaseFixture } from './database.fixture.js'
import type { Tally } from './tally.js'
import { tallyStore, tallyTable } from './tally.store.js'

const contract: Contract<typeof OrderCancelled, typeof CancellationRequested> = {
  service: 'tally',
  send: [OrderCancelled],
  receive: [CancellationRequested],
}
const bell = decider(contract)<Tally>('bell')
  .onTimer('bell', (tally) => {
    if (tally.seen === 'broken') throw new Error('a bad deployment')
    return then({ ...tally, seen: 'rang' })
  })
  .on(CancellationRequested, { id: (m) => m.orderId }, (_, { orderId }, __, at) =>
    then({ id: orderId, seen: 'set' }).at(at, 'bell'),
  )
const bells = aggregate(bell, tallyStore)

let fixture: DatabaseFixture
beforeEach(async () => {
  fixture = await freshDatabase('bells', tallyTable)
})
afterEach(() => fixture.drop())

/** Timers that are due, of tallies that are there; those of `broken` ones fail. */
async function due(name: string, { broken, sound }: { broken: number; sound: number }): Promise<readonly TimerItem[]> {
  await fixture.database.query(
    'tallies',
    `insert into tally (id, seen)
     select 'k' || n, case when n <= $1 then 'broken' else 'set' end from generate_series(1, $2::int) n`,
    [broken, broken + sound],
  )
  await fixture.database.query(
    'timers',
    `insert into timer (kind, aggregate_id, name, due, correlation_id, try_at)
     select 'bell', id, $1, date_trunc('second', now()), 'c', date_trunc('second', now()) from tally`,
    [name],
  )
  return (await dueTimers(fixture.database, 500)).due
}
function processorOf(signal = new AbortController().signal): { processor: Processor; transactions: () => number } {
  let begun = 0
  const database: Database = {
    ...fixture.database,
    transaction: (work) => {
      begun += 1
      return fixture.database.transaction(work)
    },
  }
  const processor = new Processor(database, { aggregates: [bells], projections: [] }, silent, signal)
  return { processor, transactions: () => begun }
}
const timers = () =>
  fixture.database.query('left', 'select tries, count(*)::int as timers from timer group by tries order by tries')

test('timers whose rule fails are put off in two transactions, however many, and the others fire', async () => {
  const { processor, transactions } = processorOf()
  expect(await processor.process(await due('bell', { broken: 40, sound: 2 }))).toBe('committed')
  expect([transactions(), await timers()]).toEqual([2, [{ tries: 1, timers: 40 }]])
  expect(await fixture.database.query('rang', `select count(*)::int as n from tally where seen = 'rang'`)).toEqual([
    { n: 2 },
  ])
})

test('timers that have no rule are put off in two transactions, however many', async () => {
  const { processor, transactions } = processorOf()
  expect(await processor.process(await due('whistle', { broken: 0, sound: 40 }))).toBe('committed')
  expect([transactions(), await timers()]).toEqual([2, [{ tries: 1, timers: 40 }]])
})

test('a service that stops does not begin again for rules that fail', async () => {
  const { processor, transactions } = processorOf(AbortSignal.abort())
  expect(await processor.process(await due('bell', { broken: 1, sound: 0 }))).toBe('abandoned')
  expect(transactions()).toBe(1)
})
