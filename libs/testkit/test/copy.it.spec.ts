import { afterAll, beforeAll, expect, test } from '@jest/globals'
import kafkajs from 'kafkajs'
import { randomUUID } from 'node:crypto'
import { copyRecords, CopyRefused, decoderOf, planCopy, removeCopy, tail, TargetRefused } from '../src/index.js'
import { barContract, coffee, recordingOf } from './bar.fixture.js'

const brokers = (process.env.PARPAY_TEST_KAFKA ?? '').split(',')
const kafka = new kafkajs.Kafka({ brokers, logLevel: kafkajs.logLevel.NOTHING, retry: { retries: 20 } })
const admin = kafka.admin()
beforeAll(() => admin.connect())
afterAll(() => admin.disconnect())

const fresh = () => `copy-${randomUUID()}-`
const lines = [...coffee(1), ...coffee(2)].map((line, n) => ({ ...line, partition: n % 3 }))
const planOf = (prefix: string) => planCopy(recordingOf(...lines), barContract, { prefix })
const under = async (prefix: string) => (await admin.listTopics()).filter((topic) => topic.startsWith(prefix)).sort()

/** What lies under a prefix, as lines of a recording. */
async function copied(prefix: string) {
  const decode = decoderOf(barContract)
  const reading = await tail({
    ...{ brokers, from: 'beginning', to: 'end' },
    topics: ['bar.request', 'bar.order', 'kitchen.drink'].map((topic) => prefix + topic),
    decode: (topic, ...rest) => decode(topic.slice(prefix.length), ...rest),
  })
  const found: unknown[] = []
  for await (const { topic, partition, at, key, headers, type, message } of reading)
    found.push({ topic: topic.slice(prefix.length), partition, at, key, headers, type: type?.name, value: message })
  return found
}

const told = lines.map(({ topic, partition, at, key, headers, type, value }) => ({
  ...{ topic, partition, at, key, headers, type, value },
}))

test('records are copied with key, headers, partition and time; removed, nothing is left', async () => {
  const prefix = fresh()
  const seen: number[] = []
  await copyRecords({ plan: planOf(prefix), brokers, progress: (sent) => seen.push(sent) })
  expect(seen).toEqual([8])
  expect(await copied(prefix)).toHaveLength(8)
  expect(await copied(prefix)).toEqual(expect.arrayContaining(told))
  const { removed, left } = await removeCopy({ brokers, prefix })
  expect({ removed, left }).toEqual({
    removed: ['bar.order', 'bar.request', 'kitchen.drink'].map((topic) => prefix + topic),
    left: [],
  })
  expect(await under(prefix)).toEqual([])
})

test('at its own speed it takes as long as it took', async () => {
  const prefix = fresh()
  const took = await copyRecords({ plan: planOf(prefix), brokers, speed: 0.5 })
  expect(took).toBeGreaterThanOrEqual(2 * (planOf(prefix).records.at(-1)?.elapsed ?? Infinity))
  await removeCopy({ brokers, prefix })
})

test('what others made under its prefix stays, and is told', async () => {
  const prefix = fresh()
  await copyRecords({ plan: planOf(prefix), brokers })
  await admin.createTopics({ topics: [{ topic: `${prefix}answers` }], waitForLeaders: false })
  expect((await removeCopy({ brokers, prefix })).left).toEqual([`${prefix}answers`])
  expect(await under(prefix)).toEqual([`${prefix}answers`])
  await expect(copyRecords({ plan: planOf(prefix), brokers })).rejects.toThrow(CopyRefused)
  await expect(removeCopy({ brokers, prefix })).rejects.toThrow(`No copy is under ${prefix} on this broker`)
  await admin.deleteTopics({ topics: [`${prefix}answers`] })
})

test('aborted, it leaves nothing', async () => {
  const prefix = fresh()
  const stopped = new AbortController()
  const copying = copyRecords({
    ...{ plan: planOf(prefix), brokers, speed: 0.001, signal: stopped.signal },
    progress: () => {
      stopped.abort(new Error('enough'))
    },
  })
  await expect(copying).rejects.toThrow('enough')
  expect(await under(prefix)).toEqual([])
})

test('no broker that is not this machine is written to, nor is a topic removed there', async () => {
  const far = { brokers: ['192.0.2.1:9092'] }
  await expect(copyRecords({ plan: planOf(fresh()), ...far })).rejects.toThrow(TargetRefused)
  await expect(removeCopy({ prefix: fresh(), ...far })).rejects.toThrow(TargetRefused)
})
