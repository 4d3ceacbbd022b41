import kafkajs from 'kafkajs'
import { administer, client, present, reachable, retry, type Broker } from '../kafka.admin.js'
import { wholeProducer } from '../kafka.producer.js'
import { tail, type Tail } from '../kafka.tail.js'
import type { Decode } from '../tailed.js'
import { BrokerUnreachable } from '../unreachable.js'
import type { SendStep } from './plan.js'

export interface ReplayTopicsOptions<Type extends { readonly name: string }> extends Broker {
  /** What topics begin with on this broker; nowhere else. */
  readonly prefix: string
  /** Topics to send to. */
  readonly inputs: readonly string[]
  /** Topics to follow from now on. */
  readonly outputs: readonly string[]
  readonly decode: Decode<Type>
}

/** A system's topics, as a replay uses them. */
export interface ReplayTopics<Type> {
  /** Follows the outputs; topics are called with their prefix. */
  readonly outputs: Tail<Type>
  /** Resolves when all replicas have them. Records of one key keep their order. @throws BrokerUnreachable */
  send(steps: readonly SendStep[]): Promise<void>
  /** Leaves nothing behind. */
  close(): Promise<void>
}

/** Tries of a send: some thirty seconds, since a broker that is away may come back. */
const tries = 30
/** Bytes and records that are sent at once: below what a broker takes as one batch by default (1 MiB). */
const [mostBytes, mostRecords] = [512 * 1024, 500]

/** @throws BrokerUnreachable, UnknownTopic */
export async function openReplayTopics<Type extends { readonly name: string }>(
  options: ReplayTopicsOptions<Type>,
): Promise<ReplayTopics<Type>> {
  const { brokers, prefix, inputs, outputs, decode } = options
  const targets = inputs.map((topic) => prefix + topic)
  await reachable(options, () => administer(options, (admin) => present(admin, targets)))
  const producer = wholeProducer(client(brokers, { retry: { ...retry, retries: tries } }), {
    idempotent: false, // as ParPay's own; a repeat is what readers of Kafka must live with
  })
  const following = await tail({
    ...options,
    topics: outputs.map((topic) => prefix + topic),
    decode: (topic, bytes, headers) => decode(topic.slice(prefix.length), bytes, headers),
  })
  try {
    await reachable(options, () => producer.connect())
  } catch (error) {
    await following.stop()
    throw error
  }
  return {
    outputs: following,
    send: async (steps) => {
      try {
        for (const batch of batches(steps)) await producer.send(byTopic(batch, prefix))
      } catch (cause) {
        throw isOfConnection(cause) ? new BrokerUnreachable(brokers, { cause }) : cause
      }
    },
    close: async () => {
      await Promise.all([following.stop(), producer.disconnect()])
    },
  }
}

/** kafkajs says which of its errors another try may mend, and gave up on these. */
const isOfConnection = (error: unknown): boolean =>
  error instanceof kafkajs.KafkaJSConnectionError ||
  error instanceof kafkajs.KafkaJSRequestTimeoutError ||
  error instanceof kafkajs.KafkaJSNumberOfRetriesExceeded

function batches(steps: readonly SendStep[]): SendStep[][] {
  const found: SendStep[][] = []
  let [bytes, batch]: [number, SendStep[]] = [0, []]
  for (const step of steps) {
    if (batch.length === mostRecords || (batch.length > 0 && bytes + step.bytes.length > mostBytes)) {
      found.push(batch)
      ;[bytes, batch] = [0, []]
    }
    batch.push(step)
    bytes += step.bytes.length
  }
  return batch.length > 0 ? [...found, batch] : found
}

function byTopic(steps: readonly SendStep[], prefix: string): kafkajs.TopicMessages[] {
  const topics = new Map<string, kafkajs.Message[]>()
  for (const { message, bytes } of steps) {
    const messages = topics.get(message.topic) ?? []
    topics.set(message.topic, messages)
    messages.push({ key: message.key, value: bytes, headers: { ...message.headers } })
  }
  return [...topics].map(([topic, messages]) => ({ topic: prefix + topic, messages }))
}
