import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { kafkaTransport, memoryTransport, openDatabase } from '../src/index.js'
import { endSilentOwner, ownRelay } from '../src/relay-owner.store.js'
import { cutProxy } from './cut.proxy.js'
import { kafkaTopics } from './kafka.fixture.js'
import { keys, range, TallyBench } from './tally.bench.js'
import { until } from './until.js'

const takeOverAfter = 500
let bench: TallyBench
let child: ChildProcess | undefined
let cleanUp: (() => Promise<void> | void)[]
beforeEach(() => {
  cleanUp = []
})
afterEach(async () => {
  if (child?.exitCode === null && child.signalCode === null) {
    child.kill('SIGKILL')
    await once(child, 'exit')
  }
  child = undefined
  await bench.close()
  for (const one of cleanUp) await one()
})

test('a stopped process loses the relay, and sends again what it had in hand when it goes on: effects once', async () => {
  const at = await kafkaTopics()
  bench = await TallyBench.open(kafkaTransport({ ...at, clientId: 'bench' }))
  child = fork(fileURLToPath(new URL('./relay.process.mjs', import.meta.url)), {
    env: {
      ...process.env,
      DATABASE_URL: bench.sending.url,
      KAFKA_BROKERS: at.brokers.join(','),
      KAFKA_TOPIC_PREFIX: at.prefix,
      TAKE_OVER_AFTER: String(takeOverAfter),
    },
  })
  await once(child, 'message')
  const stopped = await bench.relayOwner()
  const sender = bench.startSender(undefined, undefined, { relay: { takeOverAfter } })
  bench.startTally()
  await bench.send(sender, range(1, 10))
  child.kill('SIGSTOP')
  await bench.send(sender, range(11, 20))
  await bench.relayOwner(stopped)
  await bench.send(sender, range(21, 30))
  child.kill('SIGCONT')
  await bench.send(sender, range(31, 60))
  await bench.expectAll(60)
  await until(
    async () => (await bench.unsent()) === 0,
    () => 'the outbox is not empty',
  )
})

test('an owner whose network is cut loses the relay to the next one, which sends what is left', async () => {
  bench = await TallyBench.open(memoryTransport())
  const proxy = await cutProxy(bench.sending.url)
  const database = openDatabase(proxy.url)
  cleanUp = [
    () => {
      proxy.close()
    },
    () => database.close(),
  ]
  const cut = bench.startSender(undefined, database, { relay: { takeOverAfter } })
  const before = await bench.relayOwner()
  bench.startTally()
  await bench.send(cut, range(1, 5))
  await bench.expectAll(5)
  proxy.cut()
  const sender = bench.startSender(undefined, undefined, { relay: { takeOverAfter } })
  await bench.send(sender, range(6, 10))
  await bench.expectAll(10)
  expect(await bench.relayOwner()).not.toBe(before)
})

test('an owner that renews keeps the relay, however long it is busy with other things', async () => {
  const transport = memoryTransport()
  bench = await TallyBench.open(transport)
  const send = () => new Promise<void>(() => undefined)
  const sender = bench.startSender({ ...transport, producer: () => ({ ...transport.producer(), send }) })
  await bench.send(sender, [1])
  const owner = await bench.relayOwner()
  const renewed = async (): Promise<number> => {
    const [row] = await bench.sending.database.query<{ at: Date }>(
      'renewed',
      'select renewed_at as at from relay_owner',
    )
    return row?.at.getTime() ?? 0
  }
  const first = await renewed()
  await until(
    async () => (await renewed()) > first,
    () => 'it does not show that it is there',
  )
  const rival = await bench.sending.database.connection()
  expect(await endSilentOwner(rival, 10_000)).toEqual([])
  expect(await ownRelay(rival)).toBe(false)
  // Another session's lock, whatever the row says of one that was there before.
  await rival.query('silent', `update relay_owner set renewed_at = now() - interval '11 s', pid = pg_backend_pid()`)
  expect(await endSilentOwner(rival, 10_000)).toEqual([])
  await rival.query('silent_owner', `update relay_owner set renewed_at = now() - interval '11 s', pid = $1`, [owner])
  expect(await endSilentOwner(rival, 10_000)).toEqual([owner])
  await rival.close()
})

test('what an instance without the relay commits is sent at once, long before the owner looks by itself', async () => {
  bench = await TallyBench.open(memoryTransport())
  const never = { pollInterval: 3_600_000 }
  const owner = bench.startSender(undefined, undefined, { relay: never })
  await bench.relayOwner()
  const other = bench.startSender(undefined, undefined, { relay: never })
  bench.startTally(undefined, undefined, { relay: never })
  for (const n of range(1, 20)) await bench.send(n % 2 === 0 ? owner : other, [n], keys.slice(0, 2))
  await bench.expectAll(20, keys.slice(0, 2))
  await until(
    async () => (await bench.unsent()) === 0,
    () => 'not all was published',
  )
})
