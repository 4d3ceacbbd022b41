import { join } from 'node:path'
import { afterAll, expect, test } from '@jest/globals'
import { topics } from '@parpay/events'
import { kafkaTransport } from '@parpay/messaging'
import { createTopics } from '@parpay/stack'
import { atOnce } from './at-once.js'
import { pythonDecoder } from './decode.process.js'
import { clone, parpay } from './parpay.command.js'
import { pythonReceipts } from './receipts.process.js'
import { testWith } from './test-with.js'
import { system } from './traced.system.js'
import { until } from './until.js'

const python = await pythonReceipts()
const decoder = await pythonDecoder()
const { control, databases, merchant, wallet, folder } = system
if (typeof python !== 'string') afterAll(() => python.remove())

/** Orders that were placed and completed so far, all of one merchant. */
const completed = new Set<string>()
const order = async (): Promise<void> => {
  const { id } = await merchant.place(wallet)
  const { status } = await merchant.settled(id)
  expect(status).toBe('completed')
  completed.add(id)
}
/** Whether these are the numbers 1 to n, each once. */
const isCount = (numbers: readonly number[]): boolean =>
  [...numbers].sort((a, b) => a - b).every((number, i) => number === i + 1)

test('a service that nothing knows of receives what was and what comes, each once, though it is killed', async () => {
  const others = `select id from checkout_order where status = 'completed'`
  for (const { id } of await databases.query<{ id: string }>('checkout', others)) completed.add(id)
  await atOnce(10, 10, order)
  const example = join(clone, 'examples/receipts')
  expect(await parpay('run', example, '--folder', folder)).toMatchObject({ code: 0 })
  const placing = atOnce(40, 10, order)
  const receipts = () =>
    databases.query<{ order: string; number: number }>(
      'receipts',
      `select order_id as order, number::int from receipt where number is not null order by number`,
    )
  await until(
    'it has written of both',
    async () => (await receipts()).length,
    (count) => count >= 15,
  )
  await control.kill('receipts')
  await placing
  await until(
    'every completed order has its receipt',
    async () => (await receipts()).length,
    (count) => count >= completed.size,
  )
  await system.atRest()
  const all = await receipts()
  expect(all.map(({ order }) => order).sort()).toEqual([...completed].sort())
  expect(isCount(all.map(({ number }) => number))).toBe(true)

  const [first] = all
  const { services } = await system.status()
  const { port, restarts } = services.find(({ name }) => name === 'receipts') ?? {}
  expect(restarts).toBe(1)
  const answer = await fetch(`http://127.0.0.1:${String(port)}/receipts/${first?.order ?? ''}`)
  expect(await answer.text()).toMatch(
    /^Receipt 1, \d{4}-\d\d-\d\d\nOrder ord_\w+\n\n2 x Green tea at €12.50\nTotal €25.00/,
  )
  expect((await fetch(`http://127.0.0.1:${String(port)}/receipts/ord_unknown`)).status).toBe(404)
}, 240_000)

testWith(
  python,
  'the same in Python, from the documents and the history of the schemas alone',
  async (python) => {
    await atOnce(10, 10, order)
    const { brokers } = await system.status()
    python.start(brokers)
    const placing = atOnce(40, 10, order)
    const before = completed.size
    await until(
      'it has written some',
      () => ({ count: python.written().size, said: python.said() }),
      ({ count }) => count >= before,
    )
    await python.kill()
    python.start(brokers)
    await placing
    await until(
      'every completed order has its receipt',
      () => ({ count: python.written().size, said: python.said() }),
      ({ count }) => count >= completed.size,
    )
    const written = python.written()
    expect([...written.keys()].sort()).toEqual([...completed].sort())
    expect(isCount([...written.values()].map((text) => Number(/^Receipt (\d+),/.exec(text)?.[1])))).toBe(true)
    expect([...written.values()][0]).toMatch(/2 x Green tea at 12\.50 EUR\nTotal 25\.00 EUR\nPaid 25\.00 EUR\n$/)
  },
  240_000,
)

testWith(
  decoder,
  "Confluent's Python client decodes every message type by the edge's schema registry",
  async (decoder) => {
    await order()
    const { edge, brokers } = await system.status()
    // Topics beside the real ones: services would act on samples.
    const beside = 'samples.'
    await createTopics(brokers, topics, beside)
    const types = topics.flatMap(({ messages }) => messages)
    const samples = types.map((type) => ({ type, message: type.sample() as Record<string, unknown> }))
    const producer = kafkaTransport({ brokers, clientId: 'samples', prefix: beside }).producer()
    await producer.send(
      samples.map(({ type, message }) => ({
        ...{ topic: type.topic, key: type.key(message), value: type.encode(message), time: new Date() },
        headers: { ce_type: type.name },
      })),
    )
    await producer.close(0)

    const environment = { PARPAY_URL: edge, KAFKA_BROKERS: brokers.join(',') }
    const ofSamples = topics.map(({ name }) => beside + name)
    const read = await decoder.read(environment, ofSamples, (seen) => seen.length === samples.length)
    expect(new Map(read.map(({ message, ...record }) => [message, record]))).toEqual(
      new Map(samples.map(({ type, message }) => [type.name, { topic: beside + type.topic, value: plain(message) }])),
    )

    const isEnd = ({ message }: { message: string }) => message === 'OrderCompleted'
    const ends = await decoder.read(environment, [], (seen) => seen.filter(isEnd).length >= completed.size)
    expect(new Set(ends.filter(isEnd).map(({ value }) => value['orderId']))).toEqual(completed)
  },
  120_000,
)

/** A message as JSON has it: amounts as numbers, times as texts. */
const plain = (message: unknown): unknown =>
  JSON.parse(JSON.stringify(message, (_, value: unknown) => (typeof value === 'bigint' ? Number(value) : value)))
