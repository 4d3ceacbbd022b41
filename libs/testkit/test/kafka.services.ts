import { createTopics } from '@parpay/stack'
import kafkajs from 'kafkajs'
import { randomUUID } from 'node:crypto'

/** The services of bar.fixture.ts, written with kafkajs alone: nothing of ParPay is in them. */
export interface Bar {
  /** Topics begin with this. */
  readonly prefix: string
  readonly groups: readonly string[]
  /** Sends what a guest says. */
  readonly order: (type: string, key: string, value: object) => Promise<void>
  readonly stop: () => Promise<void>
}

export interface BarOptions {
  /** What the counter answers to a cup of this kind instead of serving it: a bug to be found. */
  readonly refuses?: string
  /** Services that run; both unless told. */
  readonly services?: readonly ('counter' | 'kitchen')[]
  /** What the kitchen waits for before it brews. */
  readonly beforeBrewing?: (orderId: string) => Promise<void>
}

interface Received {
  readonly key: string
  readonly headers: Readonly<Record<string, string>>
  readonly value: Readonly<Record<string, unknown>>
}

interface Sent {
  readonly topic: string
  readonly type: string
  readonly key: string
  readonly value: object
}

type React = (type: string, received: Received) => Promise<Sent[]> | Sent[]

const topics = ['bar.request', 'bar.order', 'kitchen.drink']

export async function openBar(brokers: readonly string[], options: BarOptions = {}): Promise<Bar> {
  const kafka = new kafkajs.Kafka({
    brokers: [...brokers],
    logLevel: kafkajs.logLevel.NOTHING,
    retry: { retries: 20, initialRetryTime: 50 },
  })
  const prefix = `bar-${randomUUID()}.`
  const admin = kafka.admin()
  await admin.connect()
  await createTopics(
    brokers,
    topics.map((name) => ({ name, partitions: 3, replicas: 1, config: {} })),
    prefix,
  )
  const producer = kafka.producer({
    allowAutoTopicCreation: false,
    createPartitioner: kafkajs.Partitioners.DefaultPartitioner,
  })
  await producer.connect()

  const send = async (sent: readonly Sent[], cause?: Received) => {
    const messages = sent.map(({ topic, type, key, value }) => {
      const id = randomUUID()
      const { id: from, flow } = cause?.headers ?? {}
      const headers = { type, id, flow: flow ?? randomUUID(), ...(from !== undefined && { cause: from }) }
      return { topic: prefix + topic, messages: [{ key, value: JSON.stringify(value), headers }] }
    })
    await producer.sendBatch({ topicMessages: messages })
  }

  const run = async (name: string, reads: readonly string[], react: React) => {
    const groupId = `${prefix}${name}`
    const consumer = kafka.consumer({
      groupId,
      allowAutoTopicCreation: false,
      maxWaitTimeInMs: 20,
      sessionTimeout: 6_000,
    })
    const joined = new Promise<void>((resolve) => {
      consumer.on(consumer.events.GROUP_JOIN, () => {
        resolve()
      })
    })
    await consumer.connect()
    await consumer.subscribe({ topics: reads.map((topic) => prefix + topic), fromBeginning: true })
    await consumer.run({
      eachBatch: async ({ batch: { messages } }) => {
        for (const { key, value, headers = {} } of messages) {
          const texts = Object.entries(headers).map(([header, text]): [string, string] => [header, String(text)])
          const parsed = JSON.parse(String(value)) as Received['value']
          const received = { key: String(key), headers: Object.fromEntries(texts), value: parsed }
          const reaction = await react(String(headers['type']), received)
          if (reaction.length > 0) await send(reaction, received)
        }
      },
    })
    await joined
    return { groupId, consumer }
  }

  const seen = new Set<string>() // at least once: a guest that orders twice under one id gets one cup
  const cancelled = new Set<string>()
  const counter: React = (type, { key, headers, value }) => {
    if (seen.has(headers['id'] ?? '')) return []
    seen.add(headers['id'] ?? '')
    const orderId = typeof value['orderId'] === 'string' ? value['orderId'] : key
    const told = (name: string, more = {}): Sent[] => [
      { topic: 'bar.order', type: name, key: orderId, value: { orderId, ...more } },
    ]
    if (type === 'Ordered')
      return told(options.refuses !== undefined && value['drink'] === options.refuses ? 'Refused' : 'Accepted', value)
    if (type === 'Cancelled') {
      cancelled.add(orderId)
      return told('Refused')
    }
    return cancelled.has(orderId) ? [] : told('Served')
  }
  const kitchen: React = async (type, { key, value }) => {
    if (type !== 'Accepted') return []
    await options.beforeBrewing?.(key)
    const drinkId = randomUUID()
    return [{ topic: 'kitchen.drink', type: 'Brewed', key: drinkId, value: { drinkId, orderId: value['orderId'] } }]
  }
  const all = {
    counter: () => run('counter', ['bar.request', 'kitchen.drink'], counter),
    kitchen: () => run('kitchen', ['bar.order'], kitchen),
  }
  const running = await Promise.all((options.services ?? (['counter', 'kitchen'] as const)).map((name) => all[name]()))

  return {
    prefix,
    groups: running.map(({ groupId }) => groupId),
    order: (type, key, value) => send([{ topic: 'bar.request', type, key, value }]),
    stop: async () => {
      await Promise.all(running.map(({ consumer }) => consumer.disconnect()))
      await producer.disconnect()
      await admin.deleteTopics({ topics: topics.map((topic) => prefix + topic) })
      await admin.disconnect()
    },
  }
}
