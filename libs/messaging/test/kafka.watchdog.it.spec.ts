import { afterEach, beforeEach, expect, jest, test } from '@jest/globals'
import { createRequire } from 'node:module'
import { kafkaTransport, silent, type IncomingRecord, type Transport } from '../src/index.js'
import { kafkaTopics } from './kafka.fixture.js'
import { recordOf } from './record.js'
import { until } from './until.js'

/** kafkajs's own: its fetch is what hangs after some closed connections, when nothing comes and nothing fails. */
const { prototype: fetching } = createRequire(import.meta.url)('kafkajs/src/consumer/consumerGroup.js') as {
  prototype: { fetch: (this: object, node: string) => Promise<unknown> }
}
const record = (sequence: number) => ({
  ...recordOf('ord_1', sequence),
  key: 'ord_1',
  value: Buffer.from(String(sequence)),
})
const first = record(1)

let transport: Transport
let open: { close(within: number): Promise<void> }[]
let errors: string[]
beforeEach(async () => {
  errors = []
  open = []
  const log = { ...silent, error: (_: object, message: string) => errors.push(message) }
  transport = kafkaTransport({ ...(await kafkaTopics()), clientId: 'watchdog', fetchPatience: 400, log })
})
afterEach(async () => {
  jest.restoreAllMocks()
  await Promise.all(open.map((one) => one.close(3000)))
  await transport.topics().close()
})

/** Lets the next fetches of every consumer that is there hang for ever, those of later ones not. */
function hang(): { readonly fetches: number } {
  const fetch = fetching.fetch
  const there = new WeakSet<object>()
  const hanging = { fetches: 0, ended: false }
  jest.spyOn(fetching, 'fetch').mockImplementation(function (this: object, node) {
    if (!hanging.ended) there.add(this)
    if (!there.has(this)) return fetch.call(this, node)
    hanging.fetches += 1
    hanging.ended = true
    return new Promise(() => undefined)
  })
  return hanging
}

test('a consumer whose fetches never return is made anew, and goes on after what it had taken', async () => {
  const taken: IncomingRecord[] = []
  const consumer = transport.consumer({
    group: 'watchdog',
    topics: [first.topic],
    handle: (records) => {
      taken.push(...records)
      return Promise.resolve('committed')
    },
  })
  const producer = transport.producer()
  open = [consumer, producer]
  const sequences = () => taken.map(({ headers }) => Number(headers['ce_sequence']))
  const said = () => `took ${sequences().join(', ')}; logged ${errors.join('; ')}`

  await producer.send([first])
  await until(() => taken.length === 1, said)
  const hanging = hang()
  await until(() => hanging.fetches > 0, said)
  expect(errors).toEqual([])
  await producer.send([record(2)])
  await until(() => taken.length === 2, said)

  expect(sequences()).toEqual([1, 2])
  expect(errors).toEqual(['the consumer has stopped taking records in silence, making it anew'])
  expect(consumer.connected).toBe(true)
})

test('one without anything to take is left alone, however long its fetches take', async () => {
  const consumer = transport.consumer({
    group: 'watchdog',
    topics: [first.topic],
    handle: () => Promise.resolve('committed'),
  })
  open = [consumer]
  await until(
    () => consumer.connected,
    () => 'did not join',
  )
  const hanging = hang()
  await until(
    () => hanging.fetches > 0,
    () => 'did not fetch',
  )
  const began = Date.now()
  await until(
    () => Date.now() - began > 1200, // three times its patience
    () => '',
  )
  expect(errors).toEqual([])
})
