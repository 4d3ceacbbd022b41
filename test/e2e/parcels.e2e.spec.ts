import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { startServers } from '@parpay/stack'
import { decoderOf, linksOf, readContract, tail } from '@parpay/testkit'
import { z } from 'zod'
import { examplesIn, tested } from './example.process.js'
import { documents, parcels } from './parcels.process.js'
import { parpay } from './parpay.command.js'
import { until } from './until.js'

// Kafka alone is needed; ParPay's services do not run.
const dataFolder = mkdtempSync(join(tmpdir(), 'parpay-parcels-'))
const servers = await startServers({ dataFolder })
const { brokers } = servers
const system = parcels(brokers)
const foreign = ['--brokers', brokers.join(','), '--asyncapi', ...documents]

beforeAll(async () => {
  await system.start('sorting')
  await system.start('delivery')
})
afterAll(async () => {
  await system.stop()
  await servers.stop()
  rmSync(dataFolder, { recursive: true, force: true })
})

/** Ends when the parcel has its stop: until then nothing can be said of its journey. */
const planned = (parcel: string) =>
  parpay(
    'watch',
    ...foreign,
    '--since',
    'beginning',
    '--expect',
    `StopPlanned && parcel == "${parcel}"`,
    '--within',
    '60s',
  )

async function journey(parcel: string): Promise<string[]> {
  expect(await planned(parcel)).toMatchObject({ code: 0 })
  const { stdout } = await parpay('watch', ...foreign, '--about', parcel, '--as', 'tree')
  return stdout
    .trimEnd()
    .split('\n')
    .map((line) =>
      line
        .replaceAll(parcel, '')
        .replace(/\+[\d.]+ m?s$/, '')
        .replace(/\S+Z\b/g, '')
        .trimEnd(),
    )
}

test('its journeys are told from its documents alone: what led to what, and who wrote it', async () => {
  const [parcel = ''] = await system.handIn('--grams', '300')
  const lines = await journey(parcel)
  expect(lines.map((line) => line.replace(/(?<=\S)\s{2,}/g, ' | '))).toEqual([
    expect.stringMatching(/^ParcelHandedIn .*grams 300 .*counter$/),
    expect.stringMatching(/^├─ LabelPrinted .*ERF-L-300.*sorting$/),
    expect.stringMatching(/^└─ ParcelSorted .*depot Erfurt, class letterbox.*sorting$/),
    expect.stringMatching(/^ {3}└─ StopPlanned .*round bicycle.*delivery$/),
  ])
})

test('a parcel that is too heavy goes back', async () => {
  const [parcel = ''] = await system.handIn('--grams', '20001')
  expect((await journey(parcel)).map((line) => /\w+/.exec(line)?.[0])).toEqual([
    'ParcelHandedIn',
    'ParcelReturned',
    'StopPlanned',
  ])
})

test('a filter knows its messages, and suggests the field that was meant', async () => {
  const { code, stderr } = await parpay('watch', ...foreign, '--where', 'ParcelSorted && clas == "door"')
  expect(code).toBe(2)
  expect(stderr).toMatch(/did you mean "class"\?/)
})

const Seen = z.object({ type: z.string(), key: z.string(), headers: z.record(z.string(), z.string()) })

test('killed and started again, it plans one stop for each parcel', async () => {
  const before = await system.handIn('--count', '200')
  await system.kill('sorting')
  await system.kill('delivery')
  const after = await system.handIn('--count', '50')
  await system.start('sorting')
  await system.start('delivery')
  const all = [...before, ...after]
  const { code, stdout } = await until(
    'each parcel has a stop',
    () => parpay('watch', ...foreign, '--since', 'beginning', '--until', 'now', '--strict', '--json'),
    ({ stdout }) => all.every((parcel) => stdout.includes(`"key":"${parcel}","type":"StopPlanned"`)),
  )
  expect(code).toBe(0) // no message breaks its contract
  const stops = stdout
    .trimEnd()
    .split('\n')
    .map((line) => Seen.parse(JSON.parse(line)))
    .filter(({ type, key }) => type === 'StopPlanned' && all.includes(key))
  // What was sent again has the same name: two names would be two stops.
  expect(new Set(stops.map(({ headers }) => headers['event-id'])).size).toBe(all.length)
})

test('the library reads it without the command', async () => {
  const [parcel = ''] = await system.handIn()
  expect(await planned(parcel)).toMatchObject({ code: 0 })
  const contract = await readContract(documents)
  const decode = decoderOf(contract)
  const seen = await tail({ brokers, topics: [...contract.topics.keys()], decode, from: 'beginning', to: 'end' })
  const { sender } = linksOf(contract)
  const senders = new Set<string | undefined>()
  for await (const told of seen) if (told.type) senders.add(sender({ ...told, message: null }))
  await seen.stop()
  expect([...senders].sort()).toEqual(['counter', 'delivery', 'sorting'])
})

test("the tests in the library's README compile, run and pass", async () => {
  const [parcel = ''] = await system.handIn()
  expect(await planned(parcel)).toMatchObject({ code: 0 })
  const file = join(dataFolder, 'parcel.ndjson')
  expect(await parpay('record', ...foreign, '--about', parcel, '-o', file)).toMatchObject({ code: 0 })
  const code = examplesIn('libs/testkit/README.md', 'ts').replace("'parcel.ndjson'", JSON.stringify(file))
  expect(await tested('testkit-readme', code, { KAFKA_BROKERS: brokers.join(',') })).toHaveLength(2)
})
