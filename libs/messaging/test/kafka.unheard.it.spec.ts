import { afterEach, beforeEach, expect, jest, test } from '@jest/globals'
import kafkajs, { type Admin, type Kafka } from 'kafkajs'
import { createRequire } from 'node:module'
import { kafkaTransport, silent, type Consumer, type Producer, type Transport } from '../src/index.js'
import { leaveFor } from '../src/departed-member.client.js'
import { kafkaTopics } from './kafka.fixture.js'
import { recordOf } from './record.js'
import { until } from './until.js'

const load = createRequire(import.meta.url)
const { prototype: broker } = load('kafkajs/src/broker/index.js') as {
  prototype: { joinGroup: (this: object, request: object) => Promise<unknown> }
}
const { KafkaJSConnectionError } = load('kafkajs/src/errors.js') as {
  KafkaJSConnectionError: new (message: string) => Error
}
const record = { ...recordOf('ord_1', 1), key: 'ord_1', value: Buffer.from('') }

let transport: Transport
let kafka: Kafka
let admin: Admin
let group: string
let consumer: Consumer
let producer: Producer
let taken: number
let warnings: string[]
beforeEach(async () => {
  warnings = []
  taken = 0
  const at = await kafkaTopics()
  const log = { ...silent, warn: (_: object, message: string) => warnings.push(message) }
  transport = kafkaTransport({ ...at, clientId: 'unheard', sessionTimeout: 1000, log })
  kafka = new kafkajs.Kafka({ brokers: at.brokers, logLevel: kafkajs.logLevel.NOTHING })
  admin = kafka.admin()
  await admin.connect()
  group = `${at.prefix}unheard`
  producer = transport.producer()
  consumer = transport.consumer({
    group: 'unheard',
    topics: [record.topic],
    handle: (records) => {
      taken += records.length
      return Promise.resolve('committed')
    },
  })
})
afterEach(async () => {
  jest.restoreAllMocks()
  await Promise.all([consumer.close(3000), producer.close(3000), admin.disconnect()])
  await transport.topics().close()
})

const members = async () => {
  const { groups } = await admin.describeGroups([group])
  return groups.flatMap((one) => one.members.map(({ memberId }) => memberId))
}
const committed = async () => {
  const [topic] = await admin.fetchOffsets({ groupId: group, topics: [] })
  return topic?.partitions.reduce((sum, { offset }) => sum + Math.max(Number(offset), 0), 0) ?? 0
}

/** The next try to join ends as when the coordinator goes away meanwhile. */
function failNextJoin(): { readonly failed: boolean } {
  const join = broker.joinGroup
  const one = { failed: false }
  jest.spyOn(broker, 'joinGroup').mockImplementation(function (this: object, request) {
    if (one.failed) return join.call(this, request)
    one.failed = true
    return Promise.reject(new KafkaJSConnectionError('Connection error: read ECONNRESET'))
  })
  return one
}

test('a consumer that its group has put out, and that fails to join again at once, is not left outside', async () => {
  await until(
    () => consumer.connected,
    () => 'it did not join',
  )
  const [member = ''] = await members()
  const join = failNextJoin()
  await leaveFor(kafka, group, member)
  await until(
    () => join.failed,
    () => 'it did not notice that it is out',
  )
  await producer.send([record])

  let seen = { members: [] as string[], committed: 0 }
  await until(
    async () => {
      seen = { members: await members(), committed: await committed() }
      return seen.members.length === 1 && seen.committed === 1
    },
    () => `members ${seen.members.join(', ')}; committed ${seen.committed}; logged ${warnings.join('; ')}`,
  )
  expect(seen.members).not.toEqual([member])
  expect(taken).toBeGreaterThan(0)
  expect(consumer.connected).toBe(true)
  expect(warnings).toEqual(['the consumer goes on outside of its group, making it anew'])
})
