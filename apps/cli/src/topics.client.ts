import { contracts, topics } from '@parpay/events'
import { topicSizes } from '@parpay/testkit'
import { askKafka, topicPrefix, type WhichKafka } from './kafka.client.js'
import type { ListedTopic } from './topics-text.js'

/** Every topic of the contract: what it is in Kafka, and who has to do with it by the AsyncAPI documents. */
export async function listTopics(where: WhichKafka): Promise<ListedTopic[]> {
  const names = topics.map(({ name }) => topicPrefix + name)
  const sizes = await askKafka(where, (brokers) => topicSizes({ brokers, topics: names }))
  return topics.map(({ name, writers }) => {
    const size = sizes.find(({ topic }) => topic === topicPrefix + name)
    const readers = Object.values(contracts)
      .filter(({ receive }) => receive.some((type) => type.topic === name))
      .map(({ service }) => service)
    return { name, partitions: size?.partitions ?? 0, writers, readers, messages: Number(size?.records ?? 0n) }
  })
}
