import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import kafkajs from 'kafkajs'
import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type AddressInfo, type Socket } from 'node:net'
import { fileURLToPath } from 'node:url'
import { leaveFor } from '../src/departed-member.client.js'
import { kafkaTransport } from '../src/index.js'
import { kafkaTopics } from './kafka.fixture.js'
import { recordOf } from './record.js'
import { keys } from './tally.bench.js'
import { until } from './until.js'

const topic = recordOf('any', 1).topic
const group = 'leaving'
/** Milliseconds for one step: a test has several, and one that does not come is to be told before the test's time is up. */
const patience = 20_000
let at: { brokers: string[]; prefix: string }
let admin: kafkajs.Admin
let cleanUp: (() => unknown)[]
beforeEach(async () => {
  at = await kafkaTopics()
  const { Kafka, logLevel } = kafkajs
  admin = new Kafka({ brokers: at.brokers, logLevel: logLevel.NOTHING }).admin()
  await admin.connect()
  cleanUp = [() => admin.disconnect()]
})
afterEach(() => Promise.all(cleanUp.map((one) => one())))

interface Started {
  readonly child: ChildProcess
  readonly said: readonly unknown[]
  readonly says: (words: string) => Promise<void>
}

/** A process that ends with its test at the latest. It tells what it does and what it logs. */
function start(file: string, env: Record<string, string>): Started {
  const child = fork(fileURLToPath(new URL(file, import.meta.url)), {
    stdio: ['pipe', 'inherit', 'inherit', 'ipc'],
    env: {
      ...process.env,
      KAFKA_BROKERS: at.brokers.join(','),
      KAFKA_TOPIC_PREFIX: at.prefix,
      GROUP: group,
      TOPIC: topic,
      ...env,
    },
  })
  cleanUp.push(() => child.kill('SIGKILL'))
  const said: unknown[] = []
  child.on('message', (words) => said.push(words))
  /** Waits until it says so, from now on. */
  const says = (words: string): Promise<void> => {
    const from = said.length
    return until(
      () => said.slice(from).some((one) => String(one).includes(words)),
      () => `did not say "${words}" but ${said.map((one) => JSON.stringify(one)).join('; ')}`,
      patience,
    )
  }
  return { child, said, says }
}

/** A client that is given up while it is at something. */
function client(kind: 'consumer' | 'producer' | 'topics', env: Record<string, string> = {}) {
  const { child, said, says } = start('./leaving.process.mjs', { KIND: kind, CLIENT: 'leaving', ...env })
  return {
    says,
    away: () => child.send('away'),
    back: () => child.send('back'),
    /** What is left after closing within 3 s, told once closed; the process ends by itself. */
    async close(): Promise<unknown> {
      child.send('close')
      const told = (): unknown => said.find((one) => typeof one === 'object')
      await until(
        () => told() !== undefined,
        () => 'is not closed',
        patience,
      )
      await until(
        () => child.exitCode === 0,
        () => 'something keeps its process',
        10_000,
      )
      return told()
    },
  }
}
const nothing = { left: [], took: expect.any(Number) }

/** Members of the group by their client's name, as the broker describes them. */
async function described(): Promise<{ state: string; members: string[] }> {
  const { groups } = await admin.describeGroups([at.prefix + group])
  return {
    state: groups[0]?.state ?? '',
    members: (groups[0]?.members ?? []).map(({ clientId }) => clientId).sort(),
  }
}
async function isDescribed(wanted: Partial<Awaited<ReturnType<typeof described>>>): Promise<void> {
  let last: unknown
  await until(
    async () => {
      const { state, members } = (last = await described())
      return state === (wanted.state ?? state) && String(members) === String(wanted.members ?? members)
    },
    () => `the group stays ${JSON.stringify(last)}`,
    patience,
  )
}
/** One record for each key: every partition has some. */
async function sendAll(): Promise<void> {
  const producer = kafkaTransport({ ...at, clientId: 'sending' }).producer()
  await producer.send(keys.map((key) => ({ ...recordOf(key, 1), key, value: Buffer.from('') })))
  await producer.close(5000)
}

/** An address where nobody answers a word. */
async function mute(): Promise<{ broker: string; called: Promise<unknown> }> {
  const callers: Socket[] = []
  const server = createServer((caller) => callers.push(caller.on('error', () => caller.destroy())))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  cleanUp.push(() => {
    for (const caller of callers) caller.destroy()
    server.close()
  })
  return { broker: `127.0.0.1:${(server.address() as AddressInfo).port}`, called: once(server, 'connection') }
}

describe.each(['consumer', 'producer', 'topics'] as const)('nothing is left of a %s closed while', (kind) => {
  test('it connects to a broker that is away', async () => {
    const closing = client(kind, { KAFKA_BROKERS: '127.0.0.1:1' })
    await closing.says('Failed to connect')
    expect(await closing.close()).toEqual(nothing)
  })

  test('it connects to a broker that does not answer', async () => {
    const { broker, called } = await mute()
    const closing = client(kind, { KAFKA_BROKERS: broker })
    await called
    expect(await closing.close()).toEqual(nothing)
  })
})

describe('a member that is closed leaves nothing behind, here or in its group,', () => {
  test('after the broker went away', async () => {
    const closing = client('consumer')
    await isDescribed({ state: 'Stable', members: ['leaving'] })
    const notices = closing.says('Connection error: connect ECONNREFUSED')
    closing.away()
    await notices
    expect(await closing.close()).toEqual(nothing)
  })

  test('while it joins and another one does not answer', async () => {
    await sendAll()
    const stalled = start('./stalled.process.mjs', { SESSION: '30000', TELL: 'log' })
    await stalled.says('stalled')
    const closing = client('consumer')
    await isDescribed({ state: 'PreparingRebalance' })
    expect(await closing.close()).toEqual(nothing)
    stalled.child.stdin?.write('x')
    await isDescribed({ members: [] })
  })

  test('while it joins again and another one does not answer: at once', async () => {
    const stalled = start('./stalled.process.mjs', { SESSION: '30000', TELL: 'log' })
    const closing = client('consumer')
    await isDescribed({ state: 'Stable', members: ['leaving', 'stalled'] })
    const stands = stalled.says('stalled')
    await sendAll()
    await stands
    const rejoins = closing.says('The group is rebalancing, re-joining')
    client('consumer', { CLIENT: 'third' })
    await rejoins
    expect(await closing.close()).toEqual(nothing)
    expect((await described()).members).toEqual(['stalled', 'third'])
  })
})

test('a group does not wait for what a member was before the broker went away', async () => {
  const member = client('consumer', { SESSION: '60000' })
  await isDescribed({ state: 'Stable', members: ['leaving'] })
  const notices = member.says('Connection error: connect ECONNREFUSED')
  member.away()
  await notices
  member.back()
  client('consumer', { CLIENT: 'second' })
  await isDescribed({ state: 'Stable', members: ['leaving', 'second'] })
})

test('a consumer that ended without leaving is taken out of its group, and once out may be again', async () => {
  const { Kafka, logLevel } = kafkajs
  const kafka = new Kafka({ brokers: at.brokers, clientId: 'ended', logLevel: logLevel.NOTHING })
  const ended = start('./leaving.process.mjs', { KIND: 'consumer', CLIENT: 'ended', SESSION: '60000' })
  await isDescribed({ state: 'Stable', members: ['ended'] })
  ended.child.kill('SIGKILL')
  const groupId = at.prefix + group
  const memberId = (await admin.describeGroups([groupId])).groups[0]?.members[0]?.memberId ?? ''
  await leaveFor(kafka, groupId, memberId)
  expect(await described()).toEqual({ state: 'Empty', members: [] })
  await leaveFor(kafka, groupId, memberId)
})
