import kafkajs from 'kafkajs'
import { asAdmin, type KafkaSecurity } from './admin.client.js'
import { mayNotDescribe } from './may-not-describe.js'
import { Problem } from './problem.js'
import type { PartitionEnd } from './quiescence.js'
import { until } from './wait.js'

/** The part of a contract's topic that a broker needs. */
export interface TopicSpec {
  readonly name: string
  readonly partitions: number
  readonly replicas: number
  readonly config: Readonly<Record<string, string>>
}

const USABLE_WITHIN_MS = 15_000

/**
 * Creates the topics that are missing and returns when every partition has a leader. Existing topics stay as they are.
 * A cluster with fewer nodes than a topic wants copies gets as many as it has nodes.
 *
 * @param prefix put before each name, so that systems can share a cluster
 * @throws Problem `server-unreachable`, also where the user may not look at what it made
 */
export async function createTopics(
  brokers: readonly string[],
  topics: readonly TopicSpec[],
  prefix = '',
  security: KafkaSecurity = {},
): Promise<void> {
  const create = async (admin: kafkajs.Admin) => {
    const [existing, cluster] = await Promise.all([admin.listTopics(), admin.describeCluster()])
    const nodes = cluster.brokers.length
    const missing = topics.filter(({ name }) => !existing.includes(prefix + name))
    if (!missing.length) return
    await admin.createTopics({
      waitForLeaders: false, // true may reject just after the topics were made
      topics: missing.map(({ name, partitions, replicas, config }) => ({
        topic: prefix + name,
        numPartitions: partitions,
        replicationFactor: Math.min(replicas, nodes),
        configEntries: entries(config, Math.min(replicas, nodes)),
      })),
    })
    const names = missing.map(({ name }) => prefix + name)
    await until(() => haveLeaders(admin, names), {
      within: USABLE_WITHIN_MS,
      late: () => new Problem('server-unreachable', `Kafka gave no leader to ${names.join(', ')} within 15 s.`),
    })
  }
  await asAdmin(brokers, create, security)
}

/**
 * How many records were ever written to each topic, by its name without the prefix: the sum of its partitions' ends.
 *
 * @throws Problem `server-unreachable`
 */
export const endOffsets = (
  brokers: readonly string[],
  topics: readonly Pick<TopicSpec, 'name'>[],
  prefix = '',
): Promise<Record<string, number>> =>
  asAdmin(brokers, async (admin) => {
    const counted = topics.map(async ({ name }) => {
      const partitions = await admin.fetchTopicOffsets(prefix + name)
      return [name, partitions.reduce((sum, { high }) => sum + Number(high), 0)] as const
    })
    return Object.fromEntries(await Promise.all(counted))
  })

/** Answers the first and the next offset of each partition of topics, named without the prefix. */
type EndsOf = (topics: readonly string[]) => Promise<PartitionEnd[]>

/**
 * Lends a connection that tells where partitions end, as often as it is asked.
 *
 * @throws Problem `server-unreachable`
 */
export const withPartitionEnds = <T>(
  brokers: readonly string[],
  prefix: string,
  use: (endsOf: EndsOf) => Promise<T>,
): Promise<T> =>
  asAdmin(brokers, (admin) =>
    use(async (topics) => {
      const ends = topics.map(async (topic) =>
        (await admin.fetchTopicOffsets(prefix + topic)).map(({ partition, low, high }) => ({
          ...{ topic, partition },
          ...{ low: BigInt(low), high: BigInt(high) },
        })),
      )
      return (await Promise.all(ends)).flat()
    }),
  )

/**
 * How many milliseconds ahead of its own clock the broker takes records: the least of these topics; `Infinity` where it
 * knows no such limit.
 *
 * @throws Problem `server-unreachable`
 */
export const takesAhead = (brokers: readonly string[], topics: readonly string[]): Promise<number> =>
  asAdmin(brokers, async (admin) => {
    if (topics.length === 0) return Infinity
    const setting = 'message.timestamp.after.max.ms'
    const { resources } = await admin.describeConfigs({
      includeSynonyms: false,
      resources: topics.map((name) => ({ type: kafkajs.ConfigResourceTypes.TOPIC, name, configNames: [setting] })),
    })
    const limits = resources.flatMap(({ configEntries }) => configEntries.map(({ configValue }) => Number(configValue)))
    return Math.min(Infinity, ...limits)
  })

/**
 * The topic in which groups keep their offsets, made before the first group asks: its first join takes 45 ms then
 * instead of 380 ms. Settings are those the broker would choose itself, small.
 */
export const groupOffsets: TopicSpec = {
  name: '__consumer_offsets',
  partitions: 4,
  replicas: 1,
  config: { 'cleanup.policy': 'compact', 'segment.bytes': '104857600', 'compression.type': 'producer' },
}

const entries = (config: TopicSpec['config'], copies: number) =>
  Object.entries(config).map(([name, value]) => ({
    name,
    value: name === 'min.insync.replicas' ? String(Math.min(Number(value), copies)) : value,
  }))

async function haveLeaders(admin: kafkajs.Admin, names: string[]): Promise<boolean> {
  try {
    const { topics } = await admin.fetchTopicMetadata({ topics: names })
    if (topics.length < names.length || topics.some((t) => t.partitions.some(({ leader }) => leader < 0))) return false
    // A leader is named a moment before it serves its partition; till then it answers that it is not the leader.
    await Promise.all(names.map((name) => admin.fetchTopicOffsets(name)))
    return true
  } catch (error) {
    if (mayNotDescribe(error)) {
      throw new Problem(
        'server-unreachable',
        `Kafka made the topics and does not show them to who asked for it: give that user Describe on ${names.join(', ')}.`,
      )
    }
    if (error instanceof kafkajs.KafkaJSProtocolError || error instanceof kafkajs.KafkaJSNumberOfRetriesExceeded) {
      return false // not known to this broker yet, or not served
    }
    // kafkajs asks the leaders it knows, and takes the answer of none apart
    if (error instanceof TypeError && error.message.includes("'partitions'")) return false
    throw error
  }
}
