import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll } from '@jest/globals'
import { newId, OrderPlaced, topics } from '@parpay/events'
import { createTopics } from '@parpay/stack'
import kafkajs from 'kafkajs'

export const brokers = process.env.PARPAY_TEST_KAFKA ?? ''
/** What the names of this spec file's own topics begin with. */
export const prefix = `cli-${randomUUID()}-`
export const environment = { KAFKA_TOPIC_PREFIX: prefix }
const producer = new kafkajs.Kafka({ brokers: brokers.split(','), logLevel: kafkajs.logLevel.NOTHING }).producer()

beforeAll(async () => {
  await createTopics(brokers.split(','), topics, prefix)
  await producer.connect()
})
afterAll(() => producer.disconnect())

interface Change {
  readonly value?: Buffer
  readonly orderId?: string
  readonly headers?: object
  readonly partition?: number
}

/** Sends an OrderPlaced of 49.99 EUR, or what a test makes of it. */
export const send = async (sequence: number, change: Change = {}) => (await sendAt(sequence, change)).message

/** The same, with where it went. */
export async function sendAt(sequence: number, change: Change = {}) {
  const message = OrderPlaced.sample({ orderId: change.orderId ?? newId('ord'), total: 4999n, currency: 'EUR' })
  const headers = {
    ce_specversion: '1.0',
    ce_id: randomUUID(),
    ce_type: 'OrderPlaced',
    ce_source: '/parpay/checkout',
    ce_sequence: String(sequence).padStart(10, '0'),
    ce_correlationid: message.orderId,
    'content-type': 'application/avro',
    ...change.headers,
  }
  const value = change.value ?? OrderPlaced.encode(message)
  const [at] = await producer.send({
    topic: prefix + OrderPlaced.topic,
    messages: [{ key: message.orderId, value, headers, ...('partition' in change && { partition: change.partition }) }],
  })
  return { message, partition: at?.partition ?? 0, offset: BigInt(at?.baseOffset ?? 0) }
}
