import { randomUUID } from 'node:crypto'
import { createTopics } from '@parpay/stack'
import { expect, test } from '@jest/globals'
import kafkajs from 'kafkajs'
import { topicSizes } from '../src/index.js'

const brokers = (process.env.PARPAY_TEST_KAFKA ?? '').split(',')

test('a topic has a size: its partitions and its records', async () => {
  const name = `size-${randomUUID()}`
  await createTopics(brokers, [{ name, partitions: 2, replicas: 1, config: {} }])
  const producer = new kafkajs.Kafka({ brokers, logLevel: kafkajs.logLevel.NOTHING }).producer()
  await producer.connect()
  for (const partition of [0, 1]) await producer.send({ topic: name, messages: [{ value: 'one', partition }] })
  await producer.disconnect()
  expect(await topicSizes({ brokers, topics: [name] })).toEqual([{ topic: name, partitions: 2, records: 2n }])
})

test('a topic that does not exist has none', async () => {
  await expect(topicSizes({ brokers, topics: ['nowhere'] })).rejects.toThrow('There is no topic nowhere')
})
