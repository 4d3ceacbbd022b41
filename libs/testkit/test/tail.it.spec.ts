import { randomUUID } from 'node:crypto'
import { createServer } from 'node:net'
import { once } from 'node:events'
import { spawn } from 'node:child_process'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { createTopics } from '@parpay/stack'
import kafkajs from 'kafkajs'
import {
  BrokerUnreachable,
  UnknownOffset,
  UnknownTopic,
  tail,
  type Tail,
  type Tailed,
  type TailOptions,
} from '../src/index.js'

const brokers = (process.env.PARPAY_TEST_KAFKA ?? '').split(',')
const kafka = new kafkajs.Kafka({ brokers, logLevel: kafkajs.logLevel.NOTHING, retry: { retries: 20 } })
const admin = kafka.admin()
const producer = kafka.producer({ allowAutoTopicCreation: false })
const tails: Tail<{ name: string }>[] = []

beforeAll(async () => {
  await admin.connect()
  await producer.connect()
})
afterAll(async () => {
  await Promise.all(tails.map((each) => each.stop()))
  await producer.disconnect()
  await admin.disconnect()
})

const decode = (_: string, bytes: Buffer) => {
  const text = bytes.toString()
  if (text.startsWith('bad')) throw new Error('that is no message')
  return { type: { name: 'Text' }, message: text }
}

async function topic(partitions = 3): Promise<string> {
  const name = `tail-${randomUUID()}`
  await createTopics(brokers, [{ name, partitions, replicas: 1, config: {} }])
  return name
}

async function follow(topics: string[], options: Partial<TailOptions<{ name: string }>> = {}) {
  const opened = await tail({ brokers, topics, decode, within: 15_000, ...options })
  tails.push(opened)
  return opened
}

const send = (to: string, value: string | null, options: { key?: string; partition?: number; at?: number } = {}) =>
  producer.send({
    topic: to,
    messages: [
      {
        key: options.key ?? 'k',
        value,
        headers: { ce_type: 'Text' },
        ...(options.partition === undefined ? {} : { partition: options.partition }),
        ...(options.at === undefined ? {} : { timestamp: String(options.at) }),
      },
    ],
  })

async function read(from: Tail<{ name: string }>, count: number): Promise<Tailed[]> {
  const taken: Tailed[] = []
  if (count === 0) return taken
  for await (const each of from) {
    taken.push(each)
    if (taken.length === count) break
  }
  return taken
}

const messages = async (from: Tail<{ name: string }>, count: number) =>
  (await read(from, count)).map((each) => each.message ?? each.problem)

const groups = async () => (await admin.listGroups()).groups.map(({ groupId }) => groupId)
/** The groups that read this topic: other tails may live on the same broker. */
const readersOf = async (topic: string) => {
  const described = await admin.describeGroups(await groups())
  const reads = ({ members }: kafkajs.GroupDescription) => members.some((m) => m.memberMetadata.includes(topic))
  return described.groups.filter(reads).map(({ groupId }) => groupId)
}

test('it tells when all that was there has been given out', async () => {
  const name = await topic()
  const opened = await follow([name])
  for (const value of ['1', '2', '3']) await send(name, value, { key: value })
  const seen: unknown[] = []
  const reading = (async () => {
    for await (const { message } of opened) seen.push(message)
  })()
  await opened.reached()
  expect(seen.toSorted()).toEqual(['1', '2', '3'])
  await Promise.all([opened.stop(), reading])
})

describe('where it starts', () => {
  test('a record sent right after it opened is seen, one sent before is not', async () => {
    const name = await topic()
    await send(name, 'before')
    const opened = await follow([name])
    await send(name, 'after', { key: 'ord_1', partition: 1 })
    expect(await read(opened, 1)).toEqual([
      {
        topic: name,
        partition: 1,
        offset: 0n,
        at: expect.any(Date),
        key: 'ord_1',
        headers: { ce_type: 'Text' },
        type: { name: 'Text' },
        message: 'after',
      },
    ])
  })

  test('from the beginning: everything by time over partitions and topics, then what comes', async () => {
    const [one, two] = [await topic(), await topic()]
    await send(one, '3', { partition: 0, at: 3_000 })
    await send(one, '1', { partition: 1, at: 1_000 })
    await send(two, '2', { partition: 2, at: 2_000 })
    const opened = await follow([one, two], { from: 'beginning' })
    await send(two, '4', { at: 4_000 })
    expect(await messages(opened, 4)).toEqual(['1', '2', '3', '4'])
  })

  test('from a time: the first record of that time or later; a partition without one waits for the next', async () => {
    const name = await topic()
    await send(name, 'early', { partition: 0, at: 1_000 })
    await send(name, 'earlier', { partition: 1, at: 500 })
    await send(name, 'since', { partition: 0, at: 2_000 })
    const opened = await follow([name], { from: new Date(1_500) })
    await send(name, 'next', { partition: 1, at: 2_500 })
    expect(await messages(opened, 2)).toEqual(['since', 'next'])
  })

  test('from an offset: that partition alone, and what comes there', async () => {
    const name = await topic(2)
    for (const value of ['0', '1', '2']) await send(name, value, { partition: 1 })
    await send(name, 'another', { partition: 0 })
    const opened = await follow([name], { from: { partition: 1, offset: 1n } })
    expect(opened.ahead).toBe(2n)
    await send(name, 'yet another', { partition: 0 })
    await send(name, '3', { partition: 1 })
    expect(await messages(opened, 3)).toEqual(['1', '2', '3'])
    await opened.reached()
  })

  test('from an offset that is none: refused with what there is', async () => {
    const [one, two] = [await topic(1), await topic(2)]
    const from = (offset: object) => ({ brokers, decode, from: { offset: 0n, ...offset } })
    await expect(tail({ topics: [one], ...from({ offset: 1n }) })).rejects.toThrow(
      new UnknownOffset(`${one}[0] has not come to offset 1: its next one is 0.`),
    )
    await expect(tail({ topics: [two], ...from({}) })).rejects.toThrow(
      new UnknownOffset(`${two} has partitions 0, 1: say of which the offset is.`),
    )
    await expect(tail({ topics: [two], ...from({ partition: 2 }) })).rejects.toThrow(
      new UnknownOffset(`${two} has no partition 2: it has 0, 1.`),
    )
    await expect(tail({ topics: [one, two], ...from({}) })).rejects.toThrow(
      new UnknownOffset('An offset is of one topic: name that alone.'),
    )
  })
})

describe('to the end', () => {
  const all = async (from: Tail<{ name: string }>) => {
    const taken: unknown[] = []
    for await (const { message } of from) taken.push(message)
    return taken
  }

  test('what was there when it was called, and then it is over', async () => {
    const [one, two] = [await topic(), await topic()]
    await send(one, '1', { partition: 0, at: 1_000 })
    await send(two, '2', { partition: 1, at: 2_000 })
    await send(one, '3', { partition: 0, at: 3_000 })
    const opened = await follow([one, two], { from: 'beginning', to: 'end' })
    await send(one, 'late', { partition: 0, at: 4_000 })
    expect(await all(opened)).toEqual(['1', '2', '3'])
    expect(await readersOf(one)).toEqual([])
  })

  test('to a time: what was there and is older; without an older one it is over at once', async () => {
    const name = await topic(2)
    await send(name, 'old', { partition: 0, at: 1_000 })
    await send(name, 'new', { partition: 0, at: 3_000 })
    await send(name, 'at that time', { partition: 1, at: 2_000 })
    expect(await all(await follow([name], { from: 'beginning', to: new Date(2_000) }))).toEqual(['old'])
    expect(await all(await follow([name], { from: new Date(2_500), to: new Date(2_000) }))).toEqual([])
  })

  test('of nothing is over at once', async () => {
    expect(await all(await follow([await topic()], { from: 'beginning', to: 'end' }))).toEqual([])
  })
})

describe('what it gives', () => {
  test('a record that breaks its contract comes with the reason and does not stop the others', async () => {
    const name = await topic(1)
    const opened = await follow([name])
    await send(name, 'good')
    await send(name, 'bad')
    await send(name, null)
    await send(name, 'good again')
    expect(await messages(opened, 4)).toEqual(['good', 'that is no message', 'the record has no value', 'good again'])
  })

  test('an older record of another partition overtakes while there is time to settle', async () => {
    const [one, two] = [await topic(1), await topic(1)]
    const opened = await follow([one, two], { settle: 1_500 })
    await send(one, 'effect', { at: 2_000 })
    await send(two, 'cause', { at: 1_000 })
    expect(await messages(opened, 2)).toEqual(['cause', 'effect'])
  })

  test('a reader slower than the topic loses nothing and keeps each partition in order', async () => {
    const name = await topic(2)
    const count = 20_000 // more than may wait: partitions are paused and resumed
    const batch = (partition: number) =>
      producer.send({
        topic: name,
        messages: Array.from({ length: count / 2 }, (_, n) => ({ value: String(n), partition })),
      })
    await Promise.all([batch(0), batch(1)])
    const seen = new Map<number, number>()
    for (const { partition, message } of await read(await follow([name], { from: 'beginning' }), count)) {
      expect(Number(message)).toBe(seen.get(partition) ?? 0)
      seen.set(partition, Number(message) + 1)
    }
    expect([...seen]).toHaveLength(2)
  })
})

describe('what it leaves', () => {
  test('stopping ends the iteration and removes the group; nothing was committed', async () => {
    const name = await topic()
    const opened = await follow([name])
    const [group = 'none'] = await readersOf(name)
    expect(group).toMatch(/^parpay-tail-/)
    await send(name, 'seen')
    await messages(opened, 1)
    const offsets = await admin.fetchOffsets({ groupId: group, topics: [name] })
    expect(offsets.flatMap(({ partitions }) => partitions.map(({ offset }) => offset))).toEqual(['-1', '-1', '-1'])
    const rest = messages(opened, 1)
    await opened.stop()
    expect(await rest).toEqual([])
    expect(await groups()).not.toContain(group)
  })

  test('the group of a tail that was killed is removed by the next one, a living one is left alone', async () => {
    const name = await topic()
    const killed = spawn(
      process.execPath,
      ['--disable-warning=TimeoutNegativeWarning', '--input-type=module', '-e', abandoned(name)],
      {
        cwd: import.meta.dirname,
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    )
    await once(killed.stdout, 'data')
    killed.kill('SIGKILL')
    const abandonedGroup = `parpay-tail-${name}`
    const living = await follow([name])
    await waitUntil(async () => {
      const { groups } = await admin.describeGroups([abandonedGroup])
      return groups[0]?.state === 'Empty'
    })
    const next = await follow([name])
    await next.stop()
    expect(await groups()).not.toContain(abandonedGroup)
    await send(name, 'still there')
    expect(await messages(living, 1)).toEqual(['still there'])
  })
})

describe('what it refuses', () => {
  test('a broker that nobody runs, in a few seconds', async () => {
    const refused = tail({ brokers: ['127.0.0.1:1'], topics: ['any'], decode })
    await expect(refused).rejects.toThrow(BrokerUnreachable)
    await expect(refused).rejects.toThrow('Kafka does not answer at 127.0.0.1:1: start it, or check the address.')
  })

  test('a server that accepts and is silent, in the time given', async () => {
    const silent = createServer().listen(0, '127.0.0.1')
    await once(silent, 'listening')
    const address = silent.address()
    const port = typeof address === 'object' && address ? address.port : 0
    const started = Date.now()
    await expect(tail({ brokers: [`127.0.0.1:${port}`], topics: ['any'], decode, within: 1_000 })).rejects.toThrow(
      BrokerUnreachable,
    )
    expect(Date.now() - started).toBeLessThan(3_000)
    silent.close()
  })

  test('a topic that does not exist, by its name', async () => {
    await expect(tail({ brokers, topics: ['nowhere'], decode })).rejects.toThrow(UnknownTopic)
  })
})

/** A program that joins as a tail would and waits to be killed; the shortest session the broker takes. */
const abandoned = (name: string) => `
  import kafkajs from 'kafkajs'
  const kafka = new kafkajs.Kafka({ brokers: ${JSON.stringify(brokers)}, logLevel: 0 })
  const consumer = kafka.consumer({ groupId: 'parpay-tail-${name}', sessionTimeout: 1000, heartbeatInterval: 200 })
  await consumer.connect()
  await consumer.subscribe({ topics: ['${name}'] })
  await consumer.run({ autoCommit: false, eachMessage: async () => {} })
  console.log('joined')`

/** Asks again until it holds; the test's own time limit ends it. */
async function waitUntil(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setImmediate(resolve))
}
