import { createTopics } from '@parpay/stack'
import { randomUUID } from 'node:crypto'
import { kafkaTransport, type Transport } from '../src/index.js'
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
