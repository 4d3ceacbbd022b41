import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import kafkajs from 'kafkajs'
import { randomUUID } from 'node:crypto'
import {
  BrokerUnreachable,
  compareReplay,
  decoderOf,
  lagQuiescence,
  planReplay,
  replay,
  tail,
  TargetRefused,
  UnknownTopic,
  type PlanOptions,
  type Recording,
  type ReplayOptions,
  type ReplayPlan,
} from '../src/index.js'
import type { RecordedMessage } from '../src/recording/line.js'
import { isValue } from '../src/value.js'
import { barContract, coffee, recorded, recordingOf } from './bar.fixture.js'
import { openBar, type Bar, type BarOptions } from './kafka.services.js'
import { typeId, uuid } from './told.js'

const brokers = (process.env.PARPAY_TEST_KAFKA ?? '').split(',')
const names = ['bar.request', 'bar.order', 'kitchen.drink']
const admin = new kafkajs.Kafka({ brokers, logLevel: kafkajs.logLevel.NOTHING }).admin()
const bars: Bar[] = []
let bar: Bar
beforeAll(async () => {
  await admin.connect()
  bar = await open()
})
afterAll(async () => {
  await Promise.all(bars.map((each) => each.stop()))
  await admin.disconnect()
})

async function open(options: BarOptions = {}): Promise<Bar> {
  const opened = await openBar(brokers, options)
  bars.push(opened)
  return opened
}

const plan = (recording: Recording, options: Partial<PlanOptions> = {}) =>
  planReplay(recording, barContract, { now: new Date(), run: randomUUID(), ...options })
const quiescent = (of: Bar) =>
  lagQuiescence({ brokers, topics: names.map((name) => of.prefix + name), groups: of.groups, quiet: 150 })
const run = (made: ReplayPlan, options: Partial<ReplayOptions> = {}, of = bar) =>
  replay({ plan: made, brokers, prefix: of.prefix, system: { quiescent: quiescent(of) }, ...options })

/** What is on the bar's topics when so many messages are there. */
async function recordingOfBar(of: Bar, count: number): Promise<Recording> {
  const decode = decoderOf(barContract)
  const reading = await tail({
    brokers,
    topics: names.map((name) => of.prefix + name),
    from: 'beginning',
    decode: (topic, ...rest) => decode(topic.slice(of.prefix.length), ...rest),
  })
  const lines: RecordedMessage[] = []
  for await (const { topic, partition, offset, at, key, headers, type, message } of reading) {
    if (!type || !isValue(message)) throw new Error('the bar says what its contract does not')
    const told = { topic: topic.slice(of.prefix.length), partition, offset, at, key, headers }
    lines.push({ kind: 'message', ...told, type: type.name, value: message })
    if (lines.length === count) break
  }
  await reading.stop()
  return recordingOf(...lines)
}

describe('a recording of a system that knows nothing of ParPay', () => {
  let recording: Recording
  beforeAll(async () => {
    for (const n of [1, 2, 3])
      await bar.order('Ordered', typeId('ord', n), { orderId: typeId('ord', n), drink: 'coffee' })
    await bar.order('Ordered', 'table-4', { orderId: 'table-4', drink: 'tea' })
    recording = await recordingOfBar(bar, 16)
  })

  test('is replayed without a difference, as often as one likes, in the same system', async () => {
    for (let time = 0; time < 3; time += 1) {
      const made = plan(recording)
      const replayed = await run(made)
      expect(compareReplay(made, replayed)).toEqual({ differences: [], text: '' })
      expect(replayed).toMatchObject({ missing: [], sent: 4, unrest: [], problems: [] })
      expect(replayed.messages).toHaveLength(12)
    }
  })

  test('is replayed without a difference one flow after the other, and at its own speed', async () => {
    for (const options of [{ serial: true }, { speed: 10 }]) {
      const made = plan(recording)
      expect(compareReplay(made, await run(made, options)).text).toBe('')
    }
  })

  test('shows what a service with a bug does otherwise', async () => {
    const wrong = await open({ refuses: 'tea' })
    const made = plan(recording)
    const { differences, text } = compareReplay(made, await run(made, {}, wrong))
    expect(text).toContain('- expected Accepted { orderId: "id#')
    expect(text).toContain('+ got      Refused { orderId: "id#')
    expect(differences).toContainEqual(
      expect.objectContaining({
        kind: 'changed',
        topic: 'bar.order',
        ids: expect.objectContaining({ expected: 'table-4' }),
      }),
    )
  })

  test('ends in the same when inputs come twice, late and in another order', async () => {
    const made = plan(recording, { faults: { duplicate: 1, reorder: true, delay: 30, seed: 7 } })
    const replayed = await run(made)
    expect(replayed.sent).toBe(8)
    expect(compareReplay(made, replayed, { finalOnly: true }).text).toBe('')
  })

  test('does without what a dropped input would have led to', async () => {
    const made = plan(recording, { faults: { drop: 'Ordered' } })
    const replayed = await run(made)
    expect([replayed.sent, replayed.messages, replayed.missing.length]).toEqual([0, [], 12])
  })

  test('tests one service without the others', async () => {
    const alone = await open({ services: ['counter'] })
    const made = plan(recording, { only: 'counter' })
    const replayed = await run(made, {}, alone)
    expect(replayed.sent).toBe(8)
    expect(compareReplay(made, replayed).text).toBe('')
  })

  test('takes nothing for its own that others do meanwhile, and the other way round', async () => {
    const [one, other] = [plan(recording), plan(recording)]
    const [first, second] = await Promise.all([run(one), run(other)])
    expect([compareReplay(one, first).text, compareReplay(other, second).text]).toEqual(['', ''])
  })
})

describe('a system', () => {
  test('lets what is held happen when it happened: a cup that is brewed after its cancellation is not served', async () => {
    const [order, drink] = [typeId('ord', 7), uuid(7)]
    const released = new Map<string, PromiseWithResolvers<void>>()
    const gate = (name: string): PromiseWithResolvers<void> => {
      const found = released.get(name) ?? Promise.withResolvers()
      released.set(name, found)
      return found
    }
    const slow = await open({ beforeBrewing: (orderId) => gate(orderId).promise })
    const told = (n: number, cause?: number) => ({ at: n * 10, id: 70 + n, ...(cause && { cause: 70 + cause }) })
    const cancelled = recordingOf(
      recorded('Ordered', order, { orderId: order }, told(1)),
      recorded('Accepted', order, { orderId: order }, told(2, 1)),
      recorded('Cancelled', order, { orderId: order }, told(3)),
      recorded('Refused', order, { orderId: order }, told(4, 3)),
      recorded('Brewed', drink, { drinkId: drink, orderId: order }, told(5, 2)),
    )
    const made = plan(cancelled, {
      hold: ({ type, value }) => (type === 'Brewed' ? (value as { orderId: string }).orderId : undefined),
    })
    const system = {
      quiescent: quiescent(slow),
      release: ({ outcome }: { outcome: string }) => {
        gate(outcome).resolve()
        return Promise.resolve()
      },
    }
    const replayed = await run(made, { system }, slow)
    expect(compareReplay(made, replayed).text).toBe('')
    expect(replayed.messages.map(({ type }) => type.name)).toEqual(['Accepted', 'Refused', 'Brewed'])
    await expect(run(made, {}, slow)).rejects.toThrow('The plan holds outcomes back, and the system has no `release`')
  })

  test('is prepared with the plan, and its clock moved to the next timer, then to what is awaited', async () => {
    const [ordered, ...rest] = coffee(5)
    const later = rest.map((line) => ({ ...line, at: new Date(line.at.getTime() + 60_000) }))
    const made = plan(recordingOf(...(ordered ? [ordered] : []), ...later))
    const alone = await open({ services: ['counter'] }) // nobody brews
    const quiet = quiescent(alone)
    const calls: (string | number)[] = []
    const system = {
      prepare: (given: ReplayPlan) => {
        calls.push(given.run)
        return Promise.resolve()
      },
      quiescent: async (signal: AbortSignal) => ({
        ...(await quiet(signal)),
        next: new Date(made.now.getTime() + 30_000),
      }),
      advanceTo: (time: Date) => {
        calls.push(time.getTime() - made.now.getTime())
        return Promise.resolve()
      },
    }
    const replayed = await run(made, { system }, alone)
    expect(calls).toEqual([made.run, 30_000, 60_020, 60_030])
    expect(replayed.missing).toEqual([1, 2])
  })

  test('that is never quiet is given up with its reasons', async () => {
    const system = { quiescent: () => Promise.resolve({ quiet: false, next: null, unrest: ['a till is open'] }) }
    const replayed = await run(plan(recordingOf(...coffee(6))), { system, patience: 100 })
    expect(replayed.unrest).toEqual(['a till is open'])
  })

  test('whose broker does not answer for a while is waited for', async () => {
    const [made, quiet] = [plan(recordingOf(...coffee(6))), quiescent(bar)]
    let looks = 0
    const system = {
      quiescent: (signal: AbortSignal) => {
        looks += 1
        return looks < 3 ? Promise.reject(new BrokerUnreachable(brokers)) : quiet(signal)
      },
    }
    expect(await run(made, { system })).toMatchObject({ missing: [], unrest: [] })
    const gone = { quiescent: () => Promise.reject(new BrokerUnreachable(brokers)) }
    await expect(run(plan(recordingOf(...coffee(6))), { system: gone, patience: 100 })).rejects.toThrow(
      BrokerUnreachable,
    )
  })

  test('that fails fails the replay', async () => {
    const system = { quiescent: () => Promise.reject(new Error('no till there')) }
    await expect(run(plan(recordingOf(...coffee(6))), { system })).rejects.toThrow('no till there')
  })
})

const tailGroups = async () =>
  (await admin.listGroups()).groups.filter(({ groupId }) => groupId.startsWith('parpay-tail-'))

test('a signal ends it, and it leaves no group behind', async () => {
  const before = await tailGroups()
  const stopped = new AbortController()
  const asked = Promise.withResolvers<undefined>()
  const system = {
    quiescent: () => {
      asked.resolve(undefined)
      return new Promise<never>(() => undefined)
    },
  }
  const result = run(plan(recordingOf(...coffee(8))), { system, signal: stopped.signal })
  await asked.promise
  stopped.abort(new Error('enough'))
  await expect(result).rejects.toThrow('enough')
  expect(await tailGroups()).toEqual(before)
})

describe('nothing is sent', () => {
  test('to a broker that is not this machine', async () => {
    const made = plan(recordingOf(...coffee(9)))
    await expect(run(made, { brokers: ['192.0.2.1:9092'] })).rejects.toThrow(
      'A replay writes to local brokers only, and 192.0.2.1 is 192.0.2.1, which is not this machine: to write there all the same, give --target 192.0.2.1:9092 --yes-write-to 192.0.2.1:9092.',
    )
    await expect(run(made, { brokers: ['192.0.2.1:9092'], target: '192.0.2.1:9092' })).rejects.toThrow(TargetRefused)
  })
  test('to a topic that is not there', async () => {
    await expect(run(plan(recordingOf(...coffee(9))), { prefix: 'nobar.' })).rejects.toThrow(UnknownTopic)
  })
})
