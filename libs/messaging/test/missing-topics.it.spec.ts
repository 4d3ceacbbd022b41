import { expect, test } from '@jest/globals'
import { createTopics } from '@parpay/stack'
import { randomUUID } from 'node:crypto'
import { kafkaTransport, silent } from '../src/index.js'
import { kafkaBrokers } from './kafka.fixture.js'
import { until } from './until.js'

test('topics that are missing are named once, however often they are looked for, and once more when all is well', async () => {
  const brokers = kafkaBrokers()
  const prefix = `${randomUUID()}.`
  const told: string[] = []
  let tries = 0
  const log = {
    ...silent,
    debug: (_: object, words: string) => {
      if (words.startsWith('topics are missing')) tries += 1
    },
    info: (_: object, words: string) => void told.push(words),
    warn: (_: object, words: string) => void told.push(words),
  }
  const made = (name: string) => ({ name, partitions: 1, replicas: 1, config: {} })
  await createTopics(brokers, [made('here')], prefix)
  const transport = kafkaTransport({ brokers, clientId: 'missing', prefix, log })
  const handle = () => Promise.resolve('committed' as const)
  const consumer = transport.consumer({ group: 'missing', topics: ['here', 'gone', 'lost'], handle })
  await until(
    () => tries >= 2,
    () => told.join(),
  )
  expect(told).toEqual([expect.stringMatching(/^topics are missing, .*: gone, lost; create them/)])
  await createTopics(brokers, [made('gone'), made('lost')], prefix)
  await until(
    () => consumer.connected,
    () => told.join(),
  )
  expect(told.at(-1)).toBe('the consumer is in its group again')
  await consumer.close(5000)
  await transport.topics().close()
})
