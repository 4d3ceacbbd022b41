import { afterEach, beforeEach, expect, test } from '@jest/globals'
import {
  aggregate,
  memoryTransport,
  Messaging,
  outcome,
  retryLater,
  settled,
  silent,
  worker,
  type Log,
  type RetryLater,
  type Settled,
} from '../src/index.js'
import { Called, caller, contract, task } from './caller.js'
import { freshDatabase, type DatabaseFixture } from './database.fixture.js'
import { numbered, senderContract, type Tally } from './tally.js'
import { tallyStore, tallyTable } from './tally.store.js'
import { until } from './until.js'

let receiving: DatabaseFixture
let sending: DatabaseFixture
let running: Messaging[]
let transport: ReturnType<typeof memoryTransport>
beforeEach(async () => {
  ;[receiving, sending] = await Promise.all([freshDatabase('caller', tallyTable), freshDatabase('sender')])
  running = []
  transport = memoryTransport()
})
afterEach(async () => {
  await Promise.all(running.map((member) => member.stop({ within: 1000 })))
  await Promise.all([receiving.drop(), sending.drop()])
})

type Call = (
  attempt: { id: string; task: { number: number }; tries: number; inquireOnly: boolean },
  signal: AbortSignal,
) => Promise<Settled | RetryLater>
function start(call: Call, log: Log = silent): Messaging {
  const member = new Messaging({
    contract,
    aggregates: [aggregate(caller, tallyStore, { worker: 'phone' })],
    workers: [worker({ name: 'phone', concurrency: 4, task, call })],
    database: receiving.database,
    transport,
    log,
  })
  member.start()
  running.push(member)
  return member
}
async function send(numbers: readonly number[], key = 'ord_1'): Promise<void> {
  const sender = new Messaging({ contract: senderContract, database: sending.database, transport })
  sender.start()
  running.push(sender)
  await sending.database.transaction((tx) =>
    sender.append(
      tx,
      numbers.map((n) => numbered(key, n)),
    ),
  )
  sender.wake()
}
const state = async (): Promise<string | undefined> =>
  (await receiving.database.query<Tally>('state', 'select * from tally'))[0]?.seen
const open = async (): Promise<number> => (await receiving.database.query('open', 'select 1 from attempt')).length

test('an unknown outcome is tried again under the same id until it is known, then the attempt is gone', async () => {
  const calls: string[] = []
  start(({ id, task: { number }, tries }) => {
    calls.push(`${id} ${number}`)
    return Promise.resolve(tries < 3 ? retryLater('no answer') : settled(Called, { answer: `on try ${tries}` }))
  })
  await send([1])
  await until(
    async () => (await state()) === 'asked on try 3',
    async () => `state: ${await state()}`,
  )
  expect(calls).toEqual(['ord_1:call 7', 'ord_1:call 7', 'ord_1:call 7'])
  expect(await open()).toBe(0)
})

test('an attempt nobody has begun is withdrawn and never made', async () => {
  let calls = 0
  start(() => {
    calls += 1
    return Promise.resolve(settled(Called, { answer: 'called' }))
  })
  await send([1, 2]) // both in one transaction of the sender, so in one batch
  await until(
    async () => (await state()) === 'withdrawn',
    async () => `state: ${await state()}`,
  )
  expect([calls, await open()]).toEqual([0, 0])
})

test('a rule sees that an attempt was begun, and its outcome still comes', async () => {
  let answer: (ending: Settled) => void = () => undefined
  let begun = false
  start(() => {
    begun = true
    return new Promise((resolve) => {
      answer = resolve
    })
  })
  await send([1])
  await until(
    () => begun,
    () => 'the call was not made',
  )
  await send([], 'ord_1')
  const sender = running.at(-1)
  await sending.database.transaction((tx) => sender?.append(tx, [numbered('ord_1', 2)]) ?? Promise.resolve())
  sender?.wake()
  await until(
    async () => (await state()) === 'too late',
    async () => `state: ${await state()}`,
  )
  answer(settled(Called, { answer: 'after all' }))
  await until(
    async () => (await state()) === 'too late after all',
    async () => `state: ${await state()}`,
  )
})

test('an attempt of a process that died is made again by the next one, under the same id', async () => {
  const calls: string[] = []
  const dying = start(({ id }) => {
    calls.push(id)
    return new Promise(() => undefined) // dies before the answer
  })
  await send([1])
  await until(
    () => calls.length === 1,
    () => 'the call was not made',
  )
  await dying.stop({ within: 200 })
  start(({ id }) => {
    calls.push(id)
    return Promise.resolve(settled(Called, { answer: 'known' }))
  })
  await until(
    async () => (await state()) === 'asked known',
    async () => `state: ${await state()}`,
  )
  expect(calls).toEqual(['ord_1:call', 'ord_1:call'])
})

test('a worker that throws is tried again', async () => {
  let calls = 0
  start(() => {
    calls += 1
    if (calls === 1) throw new Error('a defect')
    return Promise.resolve(settled(Called, { answer: 'fine' }))
  })
  await send([1])
  await until(
    async () => (await state()) === 'asked fine',
    async () => `state: ${await state()}`,
  )
})

test('an outcome that no rule takes is told and tried again later, not forgotten', async () => {
  const Strange = outcome<'Strange', null>('Strange')
  const told: string[] = []
  const log = { ...silent, error: (_: object, words: string) => void told.push(words) }
  start(() => Promise.resolve(settled(Strange, null)), log)
  await send([1])
  await until(
    () => told.includes('an outcome has no rule that holds'),
    () => 'nobody was told',
  )
  const [attempt] = await receiving.database.query<{ later: boolean }>(
    'later',
    'select due > now() and claimed_until is null as later from attempt',
  )
  expect(attempt).toEqual({ later: true })
})

test('a runtime that has stopped does not start again', async () => {
  const member = start(() => Promise.resolve(retryLater('never')))
  await member.stop({ within: 1000 })
  expect(() => {
    member.start()
  }).toThrow('caller has stopped')
})

test('a call that never ends is given up with its lease, and made again', async () => {
  const calls: number[] = []
  const given: boolean[] = []
  start(({ tries }, signal) => {
    calls.push(tries)
    if (calls.length > 1) return Promise.resolve(settled(Called, { answer: 'at last' }))
    signal.addEventListener('abort', () => given.push(true))
    return new Promise(() => undefined)
  })
  await send([1])
  await until(
    async () => (await state()) === 'asked at last',
    async () => `state: ${await state()}, calls: ${calls.join()}`,
  )
  // A claim that comes before the first call has been given up counts, and makes none.
  expect([calls.length, calls[0], given]).toEqual([2, 1, [true]])
  expect(calls[1]).toBeGreaterThan(1)
})

test('an attempt that is not to be made before its time waits for it, by the clock', async () => {
  let calls = 0
  const member = start(() => {
    calls += 1
    return Promise.resolve(settled(Called, { answer: 'on time' }))
  })
  await send([3])
  await until(
    async () => (await open()) === 1,
    () => 'nothing was asked for',
  )
  expect(await member.quiescence()).toMatchObject({ attempts: 0, epoch: 0 })
  await receiving.advance(59 * 60_000)
  expect(await member.quiescence()).toMatchObject({ attempts: 0, epoch: 1 })
  expect(calls).toBe(0)
  await receiving.advance(60_000)
  expect(await member.quiescence()).toMatchObject({ attempts: 1, epoch: 2 })
  await until(
    async () => (await state()) === 'asked on time',
    async () => `state: ${await state()}`,
  )
})

test('23 hours after its first try an attempt only inquires', async () => {
  const inquired: boolean[] = []
  const member = start(({ inquireOnly }) => {
    inquired.push(inquireOnly)
    return Promise.resolve(inquireOnly ? settled(Called, { answer: 'found' }) : retryLater('no answer'))
  })
  await send([1])
  await until(
    () => inquired.length === 1,
    () => 'the call was not made',
  )
  await receiving.advance(22 * 3_600_000)
  await member.quiescence()
  await until(
    () => inquired.length > 1,
    () => 'the call was not made again',
  )
  await receiving.advance(3_600_000)
  await member.quiescence()
  await until(
    async () => (await state()) === 'asked found',
    async () => `state: ${await state()}`,
  )
  expect(inquired.filter((only) => only)).toEqual([true])
})

test('an attempt whose outcome is unknown is made again at once when somebody says that it may be known now', async () => {
  let known = false
  const member = start(() => Promise.resolve(known ? settled(Called, { answer: 'at last' }) : retryLater('not yet')))
  const putOff = `update attempt set due = now() + interval '1 day' where tries > 0 and claimed_until is null returning 1`
  await send([1])
  await until(
    async () => (await receiving.database.query('put_off', putOff)).length === 1,
    () => 'the call was not put off',
  )
  known = true
  expect(await member.tryNow('ord_1:call')).toBe(true)
  await until(
    async () => (await state()) === 'asked at last',
    async () => `state: ${await state()}`,
  )
  expect(await member.tryNow('ord_1:call')).toBe(false)
})

test('an attempt that waits for its time is not made sooner, whatever is said', async () => {
  const member = start(() => Promise.resolve(settled(Called, { answer: 'too soon' })))
  await send([3])
  await until(
    async () => (await open()) === 1,
    () => 'nothing was asked for',
  )
  expect(await member.tryNow('ord_1:call')).toBe(false)
  expect(await member.quiescence()).toMatchObject({ attempts: 0 })
})
