import { CancellationRequested } from '@parpay/events'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { arrival } from '../src/arrival.js'
import { silent, type IncomingRecord } from '../src/index.js'
import { Processor } from '../src/processor.js'
import { freshDatabase, type DatabaseFixture } from './database.fixture.js'
import { recordOf } from './record.js'
import { tallies } from './tally.js'
import { tallyTable } from './tally.store.js'

let fixture: DatabaseFixture
beforeEach(async () => {
  fixture = await freshDatabase('odd', tallyTable)
})
afterEach(() => fixture.drop())

const seen = async (): Promise<string | undefined> =>
  (await fixture.database.query<{ seen: string }>('seen', `select seen from tally where id = 'ord_1'`))[0]?.seen

test('records that a database cannot hold are set aside, and block nothing', async () => {
  const odd = (change: Partial<IncomingRecord>): IncomingRecord => ({ ...recordOf('ord_2', 1), ...change })
  const withHeader = (name: string, value: string) =>
    odd({ headers: { ...recordOf('ord_2', 1).headers, [name]: value } })
  const records = [
    odd({ key: 'ord\0' }),
    odd({ key: 'ord_'.repeat(2000) }),
    odd({ key: '\ud800' }),
    withHeader('ce_correlationid', 'ord\0'),
    withHeader('ce_correlationid', 'ord_'.repeat(2000)),
    withHeader('ce_type', 'CancellationRequested\0'),
    odd({ time: new Date(NaN) }),
    odd({ time: new Date(8.64e15), key: null }),
    odd({ headers: { 'no\0such': '\0 \ud800' } }),
    recordOf('ord_1', 1),
  ]
  const received = new Set([`${CancellationRequested.topic}/${CancellationRequested.name}`])
  const processor = new Processor(
    fixture.database,
    { aggregates: [tallies], projections: [] },
    silent,
    AbortSignal.timeout(3000),
  )
  expect(await processor.process(records.map((record) => arrival(record, received)))).toBe('committed')
  expect(await seen()).toBe('1')
  const parked = await fixture.database.query<{ reason: string }>('parked', 'select reason from parked')
  expect(parked.map(({ reason }) => reason)).toEqual(Array.from({ length: 9 }, () => 'unreadable'))
})
