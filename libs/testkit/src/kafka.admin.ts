import { createRequire } from 'node:module'
import kafkajs from 'kafkajs'
import type { Admin, Kafka } from 'kafkajs'
import { atMost } from './at-most.js'
import { restRequestQueues } from './request-queue.js'
import { BrokerUnreachable, UnknownOffset, UnknownTopic } from './unreachable.js'

restRequestQueues(createRequire(import.meta.url)('kafkajs/src/network/requestQueue/index.js'))

export const retry = { initialRetryTime: 100, maxRetryTime: 1_000, multiplier: 2, factor: 0.2, retries: 1e6 }

export interface Broker {
  /** `host:port` of one or more brokers of the cluster. */
  readonly brokers: readonly string[]
  /** Milliseconds to find the broker and the topics in. Default 5000. */
  readonly within?: number
}

/** @param brokers a function is asked at each attempt to connect; where it has none, kafkajs gives up what it is at */
export function client(brokers: readonly string[] | (() => readonly string[]), limits: object): Kafka {
  const quiet = { clientId: 'parpay-testkit', logLevel: kafkajs.logLevel.NOTHING }
  const asked = typeof brokers === 'function' ? () => [...brokers()] : [...brokers]
  return new kafkajs.Kafka({ ...quiet, brokers: asked, ...limits })
}

/** One short errand: it gives up by itself within the time, because an address where nobody listens is an answer. */
export async function administer<T>(
  { brokers, within = 5_000 }: Broker,
  work: (admin: Admin) => Promise<T>,
): Promise<T> {
  const each = within / 2
  const limits = { connectionTimeout: each, authenticationTimeout: each, requestTimeout: each }
  const admin = client(brokers, { ...limits, retry: { ...retry, retries: 1 } }).admin()
  await admin.connect()
  try {
    return await work(admin)
  } finally {
    await admin.disconnect()
  }
}

/** @throws BrokerUnreachable when the work does not end within its time, or fails; UnknownTopic and UnknownOffset as they are */
export async function reachable<T>({ brokers, within = 5_000 }: Broker, work: () => Promise<T>): Promise<T> {
  try {
    return await atMost(within, work)
  } catch (cause) {
    throw cause instanceof UnknownTopic || cause instanceof UnknownOffset
      ? cause
      : new BrokerUnreachable(brokers, { cause })
  }
}

/** @throws UnknownTopic naming those that are not there */
export async function present(admin: Admin, topics: readonly string[]): Promise<void> {
  const existing = new Set(await admin.listTopics())
  const missing = topics.filter((topic) => !existing.has(topic))
  if (missing.length > 0) throw new UnknownTopic(missing)
}
