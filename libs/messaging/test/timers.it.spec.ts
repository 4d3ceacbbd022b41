import { OrderCancelled, type Contract } from '@parpay/events'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { aggregate, decider, silent, then, type Database } from '../src/index.js'
import { Processor } from '../src/processor.js'
import { changeTimers, dueTimers } from '../src/timer.store.js'
import { freshDatabase, type DatabaseFixture } from './database.fixture.js'
import type { Tally } from './tally.js'
import { tallyStore, tallyTable } from './tally.store.js'

const contract: Contract<typeof OrderCancelled, never> = { service: 'bells', send: [OrderCancelled], receive: [] }
const bell = decider(contract)<Tally>('bell').onTimer('bell', (tally) =>
  then({ ...tally, seen: `${tally.seen} rang` }).emit(OrderCancelled, OrderCancelled.sample({ orderId: tally.id })),
)
const handlers = { aggregates: [aggregate(bell, tallyStore)], projections: [] }
const ids = Array.from({ length: 500 }, (_, n) => `ord_${String(n).padStart(3, '0')}`)
const due = new Date('2026-01-01T12:00:00Z')

let fixture: DatabaseFixture
beforeAll(async () => {
  fixture = await freshDatabase('timers', tallyTable)
})
afterAll(() => fixture.drop())

const member = (database: Database) => new Processor(database, handlers, silent, new AbortController().signal)
const set = (at = due) => {
  const rows = ids.map((aggregateId) => ({
    ...{ kind: 'bell', aggregateId, name: 'bell', due: at, correlationId: aggregateId },
    ...{ causationId: '00000000-0000-8000-8000-000000000001', traceparent: null },
  }))
  return changeTimers(fixture.database, rows, [])
}
const seen = async (): Promise<Set<string>> =>
  new Set((await fixture.database.query<Tally>('seen', 'select id, seen from tally')).map((tally) => tally.seen))
const published = () =>
  fixture.database.query<{ id: string; cause: string }>(
    'published',
    'select message_id as id, causation_id as cause from outbox order by id',
  )

test('members that hold the same due timers decide each once, under an id that follows from its cause', async () => {
  await fixture.database.transaction((tx) =>
    tallyStore.save(
      tx,
      ids.map((id) => ({ id, seen: 'set' })),
    ),
  )
  await set()
  const found = await dueTimers(fixture.database, 500)
  expect(found.due).toHaveLength(500)
  await Promise.all([1, 2, 3].map(() => member(fixture.database).process(found.due)))
  expect(await seen()).toEqual(new Set(['set rang']))
  const first = await published()
  expect(new Set(first.map(({ id }) => id)).size).toBe(500)
  expect(new Set(first.map(({ cause }) => cause))).toEqual(new Set(['00000000-0000-8000-8000-000000000001']))
  expect(await dueTimers(fixture.database, 500)).toMatchObject({ due: [], next: null })

  // The same timers of the same cause again, as in a repetition from the start: the same ids.
  await fixture.database.query('forget', 'delete from outbox')
  await set()
  await member(fixture.database).process((await dueTimers(fixture.database, 500)).due)
  const ofBoth = [first, await published()].map((rows) => rows.map(({ id }) => id).sort())
  expect(ofBoth[1]).toEqual(ofBoth[0])
})

test('timers replaced after they were found do not fire, and what is next is known', async () => {
  await set()
  const { due: found } = await dueTimers(fixture.database, 500)
  const later = new Date(Date.now() + 3_600_000)
  await set(later)
  const before = await seen()
  await member(fixture.database).process(found)
  expect(await seen()).toEqual(before)
  expect(await dueTimers(fixture.database, 500)).toMatchObject({ due: [], next: later })
})
