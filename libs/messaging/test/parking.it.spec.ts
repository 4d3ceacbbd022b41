import { CancellationRequested, OrderCancelled, type Contract } from '@parpay/events'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { arrival, typesOf } from '../src/arrival.js'
import { projection, silent, type IncomingRecord } from '../src/index.js'
import type { ParkedKeyItem, Release } from '../src/item.js'
import { Processor } from '../src/processor.js'
import { freshDatabase, type DatabaseFixture } from './database.fixture.js'
import { recordOf } from './record.js'

const { topic } = CancellationRequested
const contract: Contract<typeof OrderCancelled, typeof CancellationRequested> = {
  service: 'diary',
  send: [OrderCancelled],
  receive: [CancellationRequested],
}
const tables = `
  create table diary (nth serial, entry text);
  create table refused (entry text primary key);
  create function refuse(entries text[]) returns void language plpgsql as $$ begin
    if exists (select from refused where entry = any(entries)) then raise exception 'refused'; end if;
  end $$`
/** Writes entries, unless one of them is refused: by a statement, which does not say which. */
const diary = projection(contract, 'diary', [CancellationRequested], async (tx, deliveries) => {
  const entries = deliveries.map((d) => `${d.key} ${d.message.reason}`)
  await tx.query('refuse', 'select refuse($1::text[])', [entries])
  await tx.query('write', 'insert into diary (entry) select unnest($1::text[])', [entries])
})

let fixture: DatabaseFixture
let processor: Processor
let stopping: AbortController
const instance = () =>
  new Processor(fixture.database, { aggregates: [], projections: [diary] }, silent, stopping.signal)
beforeEach(async () => {
  fixture = await freshDatabase('parking', tables)
  stopping = new AbortController()
  processor = instance()
})
afterEach(async () => {
  stopping.abort()
  await fixture.drop()
})

const received = typesOf(contract.receive)
const take = (...records: readonly IncomingRecord[]) =>
  processor.process(records.map((record) => arrival(record, received)))
const numbers = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, n) => from + n)
const refuse = (entry: string) => fixture.database.query('refuse_it', 'insert into refused values ($1)', [entry])
const column = async (name: string, sql: string) =>
  (await fixture.database.query<{ line: string }>(name, sql)).map(({ line }) => line)
const entries = () => column('entries', 'select entry as line from diary order by nth')
const parked = () =>
  column('parked', `select concat_ws(' ', subject, sequence, reason) as line from parked order by sequence, id`)

async function look(act: ParkedKeyItem['act'], subject = 'ord_1'): Promise<Release | undefined> {
  let release: Release | undefined
  const tell = (told: Release): void => {
    release = told
  }
  await processor.process([{ origin: 'parked', topic, subject, act, tell }])
  return release?.more ? look(act, subject) : release
}

test('a gap of more messages than a transaction takes is closed by the one that was missing', async () => {
  await take(...numbers(2, 1201).map((n) => recordOf('ord_1', n)))
  expect([await entries(), (await parked()).length]).toEqual([[], 1200])
  await take(recordOf('ord_1', 1))
  expect(await entries()).toEqual(numbers(1, 1201).map((n) => `ord_1 ${n}`))
  expect(await parked()).toEqual([])
})

test('a message of a closing gap that a statement refuses is parked alone, with those behind it', async () => {
  await refuse('ord_1 20')
  await take(...numbers(2, 30).map((n) => recordOf('ord_1', n)))
  await take(recordOf('ord_1', 1), recordOf('ord_2', 1))
  expect((await entries()).sort()).toEqual([...numbers(1, 19).map((n) => `ord_1 ${n}`), 'ord_2 1'].sort())
  expect(await parked()).toEqual(['ord_1 20 poison', ...numbers(21, 30).map((n) => `ord_1 ${n} behind`)])
})

test('a redrive gets as far as the message that a statement still refuses', async () => {
  await refuse('ord_1 1')
  await take(...numbers(1, 40).map((n) => recordOf('ord_1', n)))
  await fixture.database.query('now_another', `update refused set entry = 'ord_1 25'`)
  expect(await look({ kind: 'redrive' })).toMatchObject({ obstacle: { reason: 'poison', sequence: 25 } })
  expect(await entries()).toEqual(numbers(1, 24).map((n) => `ord_1 ${n}`))
  expect(await parked()).toEqual(['ord_1 25 poison', ...numbers(26, 40).map((n) => `ord_1 ${n} behind`)])
})

test('a discarded message is kept with the reason, and the runtime can neither change nor remove it', async () => {
  await refuse('ord_1 1')
  await take(recordOf('ord_1', 1), recordOf('ord_1', 2))
  const [first] = await fixture.database.query<{ id: bigint }>('first', 'select id from parked order by id')
  await look({ kind: 'discard', parkedId: first?.id ?? 0n, why: 'the order was paid in cash' })
  expect([await entries(), await parked()]).toEqual([['ord_1 2'], []])
  const kept = `select concat_ws(' ', subject, sequence, reason, why, length(value) > 0) as line from discarded`
  expect(await column('kept', kept)).toEqual(['ord_1 1 poison the order was paid in cash t'])
  await expect(fixture.database.query('change', `update discarded set why = ''`)).rejects.toThrow('permission denied')
  await expect(fixture.database.query('remove', 'delete from discarded')).rejects.toThrow('permission denied')
})

test('an instance that has paused goes on when a person redrives through another one', async () => {
  const refused = numbers(1, 21).map((n) => `ord_${n} 1`)
  for (const entry of refused) await refuse(entry)
  const paused = instance()
  const all = numbers(1, 21).map((n) => arrival(recordOf(`ord_${n}`, 1), received))
  expect(await paused.process(all)).toBe('paused')

  await look({ kind: 'redrive' }) // in vain: nothing has changed
  expect(paused.limit.paused).toBeDefined()
  await fixture.database.query('allow', 'delete from refused')
  await look({ kind: 'redrive' })
  await paused.limit.open(stopping.signal)
  expect([paused.limit.paused, await paused.process(all)]).toEqual([undefined, 'committed'])
})

test('any number of records that cannot be read is set aside, and they may come again: nothing pauses', async () => {
  const unreadable = numbers(1, 50).map((n) => ({ ...recordOf('ord_1', n), key: null }))
  for (const records of [unreadable, unreadable, [recordOf('ord_2', 1)]])
    expect(await take(...records)).toBe('committed')
  expect([await entries(), (await parked()).length]).toEqual([['ord_2 1'], 50])
})

test('bytes of a type that is not received are not looked at', async () => {
  const other = (record: IncomingRecord): IncomingRecord => ({
    ...record,
    value: Buffer.from('no Avro'),
    headers: { ...record.headers, ce_type: 'NeverHeardOf' },
  })
  await take(recordOf('ord_1', 1), other(recordOf('ord_1', 2)), other(recordOf('ord_1', 4)))
  await take(recordOf('ord_1', 3), recordOf('ord_1', 5))
  expect([await entries(), await parked()]).toEqual([['ord_1 1', 'ord_1 3', 'ord_1 5'], []])
})
