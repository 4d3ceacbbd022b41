import { decode, topics } from '@parpay/events'
import { BrokerUnreachable, tail, type Tailed, topicSizes } from '@parpay/testkit'
import { z } from 'zod'
import type { TopicRecord } from '../check/evidence.js'

/** The broker has just lived through a storm, and the machine may have other work: milliseconds. */
const PATIENCE_MS = 60_000

const text = z.string().optional()
const Facts = z.object({
  merchantId: text,
  orderId: z.string().nullish(),
  paymentId: text,
  captureId: text,
  refundId: text,
  transactionId: text,
  currency: text,
  amount: z.bigint().nullish(),
})

/** Every record of every topic, each partition in its order. @throws BrokerUnreachable when it does not answer thrice */
export async function readTopics(brokers: readonly string[], tries = 3): Promise<TopicRecord[]> {
  try {
    return await readOnce(brokers)
  } catch (error) {
    if (!(error instanceof BrokerUnreachable) || tries === 1) throw error
    return readTopics(brokers, tries - 1)
  }
}

async function readOnce(brokers: readonly string[]): Promise<TopicRecord[]> {
  const names = topics.map(({ name }) => name)
  const sizes = await topicSizes({ brokers, topics: names, within: PATIENCE_MS })
  const count = Number(sizes.reduce((sum, { records }) => sum + records, 0n))
  if (count === 0) return []
  const following = await tail({ brokers, topics: names, decode, from: 'beginning', within: PATIENCE_MS })
  const records: TopicRecord[] = []
  try {
    for await (const record of following) {
      records.push(seen(record))
      if (records.length === count) break
    }
  } finally {
    await following.stop()
  }
  return records
}

function seen({ topic, partition, offset, key, headers, message }: Tailed): TopicRecord {
  return {
    ...{ topic, partition, offset, key: key ?? '' },
    sequence: Number(headers['ce_sequence']),
    id: headers['ce_id'] ?? '',
    type: headers['ce_type'] ?? '',
    facts: message === undefined ? undefined : Facts.parse(message),
  }
}
