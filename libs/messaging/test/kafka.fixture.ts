import { createTopics } from '@parpay/stack'
import kafkajs from 'kafkajs'
import { fork } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { kafkaTransport, type Transport } from '../src/index.js'
import type { Broker } from './member.conformance.js'
import { contract, senderContract } from './tally.js'

export function kafkaBrokers(): string[] {
  const brokers = process.env['PARPAY_TEST_KAFKA']?.split(',')
  if (!brokers) throw new Error('integration tests run by tools/jest/run.mjs it, which starts Kafka')
  return brokers
}

/** Topics of at least two partitions that nobody else uses, under a prefix of their own. */
export async function kafkaTopics(config: Record<string, string> = {}): Promise<{ brokers: string[]; prefix: string }> {
  const brokers = kafkaBrokers()
  const prefix = `${randomUUID()}.`
  const topics = [...contract.send, ...senderContract.send].map((type) => type.topic)
  await createTopics(
    brokers,
    topics.map((name) => ({ name, partitions: 3, replicas: 1, config })),
    prefix,
  )
  return { brokers, prefix }
}

/** The real broker, with topics and groups of its own. */
export const openKafka = async (): Promise<Transport> =>
  kafkaTransport({ ...(await kafkaTopics()), clientId: 'conformance' })

/** The same, with what can happen to its records and its members. */
export async function openKafkaBroker(): Promise<Broker> {
  const at = await kafkaTopics()
  return {
    transport: kafkaTransport({ ...at, clientId: 'conformance' }),
    async forget(topic, partition, before) {
      const { Kafka, logLevel } = kafkajs
      const admin = new Kafka({ brokers: at.brokers, logLevel: logLevel.NOTHING }).admin()
      await admin.connect()
      await admin.fetchTopicOffsets(at.prefix + topic) // loads the metadata that deleting needs and does not load
      await admin.deleteTopicRecords({
        topic: at.prefix + topic,
        partitions: [{ partition, offset: String(before) }],
      })
      await admin.disconnect()
    },
    async stall(group, topic) {
      const child = fork(fileURLToPath(new URL('./stalled.process.mjs', import.meta.url)), {
        stdio: ['pipe', 'inherit', 'inherit', 'ipc'],
        env: {
          ...process.env,
          KAFKA_BROKERS: at.brokers.join(','),
          KAFKA_TOPIC_PREFIX: at.prefix,
          GROUP: group,
          TOPIC: topic,
        },
      })
      const exited = once(child, 'exit')
      await once(child, 'message')
      return {
        async goOn() {
          child.stdin?.write('x')
          await exited
        },
        async end() {
          child.kill('SIGKILL')
          await exited
        },
      }
    },
  }
}
