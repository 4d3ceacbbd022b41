import { decode, topics } from '@parpay/events'
import { tail, type Tailed, topicSizes } from '@parpay/testkit'
import { z } from 'zod'
import type { TopicRecord } from '../check/evidence.js'

const text = z.string().optional()
const Facts = z.object({
  merchantId: text,
  orderId: z.string().nullish(),
  paymentId: text,
  captureId: text,
  refundId: text,
  transactionId: text,
  currency: text,
  capture: text,
  amount: z.bigint().nullish(),
})

/** Every record of every topic, each partition in its order. @throws BrokerUnreachable */
export async function readTopics(brokers: readonly string[]): Promise<TopicRecord[]> {
  const names = topics.map(({ name }) => name)
  const sizes = await topicSizes({ brokers, topics: names })
  const count = Number(sizes.reduce((sum, { records }) => sum + records, 0n))
  if (count === 0) return []
  const following = await tail({ brokers, topics: names, decode, from: 'beginning' })
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
