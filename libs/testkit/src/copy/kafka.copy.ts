import { setTimeout as pause } from 'node:timers/promises'
import type { Admin, Message, TopicMessages } from 'kafkajs'
import { administer, client, reachable, retry, type Broker } from '../kafka.admin.js'
import { wholeProducer, type WholeProducer } from '../kafka.producer.js'
import { tail } from '../kafka.tail.js'
import { orAborted } from '../replay/aborted.js'
import { assertLocal, type TargetOptions } from '../replay/kafka.local.js'
import { inTheWay, markedBy, markedTopics, markerOf } from './copy-prefix.js'
import type { CopiedRecord, CopyPlan } from './plan-copy.js'
import { CopyRefused } from './refused.js'

export interface CopyingOptions extends Pick<Broker, 'brokers'>, TargetOptions {
  readonly plan: CopyPlan
  /** `max` (default): as fast as the broker takes them; a number: so many times as fast as recorded. */
  readonly speed?: 'max' | number
  /** Ends it within a second: it rejects with the signal's reason, and what was made is removed. */
  readonly signal?: AbortSignal
  readonly progress?: (sent: number, of: number) => void
}

/** Creating or removing topics takes so long at most (milliseconds). */
const within = 30_000
/** Bytes and records that are sent at once: below what a broker takes as one batch by default (1 MiB). */
const [mostBytes, mostRecords] = [512 * 1024, 500]
/** The copied times may be older than what a broker keeps. */
const configEntries = [{ name: 'retention.ms', value: '-1' }]

/**
 * Copies records into topics of their own, which stay. Where it fails or is aborted they are removed.
 *
 * @returns milliseconds it took
 * @throws TargetRefused for a broker that is not local; CopyRefused where topics with this prefix are there;
 *   BrokerUnreachable; what the broker and the signal say
 */
export async function copyRecords(options: CopyingOptions): Promise<number> {
  const { brokers, plan, signal, target, yesWriteTo } = options
  await assertLocal(brokers, { target, yesWriteTo })
  signal?.throwIfAborted()
  await administered(brokers, async (admin) => {
    const reason = inTheWay(plan.prefix, await admin.listTopics())
    if (reason !== undefined)
      throw new CopyRefused(`A copy lies where nothing else does, and ${reason}: choose another prefix.`)
  })
  const producer = wholeProducer(client(brokers, { retry: { ...retry, retries: 8 } }), {
    ...{ idempotent: true, maxInFlightRequests: 1 }, // each record once
  })
  const began = performance.now()
  try {
    await reachable({ brokers }, () => producer.connect())
    await createTopics(plan, brokers, producer) // not raced: it would go on behind what is removed
    signal?.throwIfAborted()
    await orAborted(signal, sendAll(options, producer))
  } catch (error) {
    await remove(brokers, plan.prefix).catch((cause: unknown) => {
      throw new AggregateError([error, cause], `${reasonOf(error)} What is there of the copy could not be removed.`)
    })
    throw error
  } finally {
    await producer.disconnect()
  }
  return performance.now() - began
}

/** kafkajs's way of waiting may reject just after the topics were made; the producer tries again until they have leaders. */
const waitForLeaders = false

/** The marker first: whatever ends this process, the topics can be removed by it. */
async function createTopics({ prefix, topics }: CopyPlan, brokers: readonly string[], producer: WholeProducer) {
  const marker = markerOf(prefix)
  await administered(brokers, (admin) =>
    admin.createTopics({ topics: [{ topic: marker, numPartitions: 1, configEntries }], waitForLeaders }),
  )
  await producer.send([{ topic: marker, messages: [{ value: JSON.stringify(topics.map(({ name }) => name)) }] }])
  const made = topics.map(({ name, partitions }) => ({ topic: name, numPartitions: partitions, configEntries }))
  await administered(brokers, (admin) => admin.createTopics({ topics: made, timeout: within, waitForLeaders }))
}

async function sendAll(
  { plan: { records }, speed = 'max', signal, progress }: CopyingOptions,
  producer: WholeProducer,
) {
  const began = performance.now()
  const isDue = ({ elapsed }: CopiedRecord) => speed === 'max' || elapsed / speed <= performance.now() - began
  for (let from = 0; from < records.length;) {
    signal?.throwIfAborted()
    const batch = batchFrom(records, from, isDue)
    if (batch.length > 0) {
      await producer.send(byTopic(batch))
      from += batch.length
      progress?.(from, records.length)
      continue
    }
    const next = (records[from]?.elapsed ?? 0) / (speed === 'max' ? 1 : speed)
    await pause(Math.max(1, next - (performance.now() - began)), undefined, signal ? { signal } : {})
  }
}

function batchFrom(records: readonly CopiedRecord[], from: number, isDue: (record: CopiedRecord) => boolean) {
  const batch: CopiedRecord[] = []
  let bytes = 0
  for (let n = from; n < records.length && batch.length < mostRecords; n += 1) {
    const record = records[n]
    if (!record || !isDue(record)) break
    bytes += record.bytes.length
    if (bytes > mostBytes && batch.length > 0) break
    batch.push(record)
  }
  return batch
}

function byTopic(records: readonly CopiedRecord[]): TopicMessages[] {
  const topics = new Map<string, Message[]>()
  for (const { message, topic, bytes } of records) {
    const messages = topics.get(topic) ?? []
    topics.set(topic, messages)
    const { key, headers, partition, at } = message
    messages.push({ key, value: bytes, headers: { ...headers }, partition, timestamp: String(at.getTime()) })
  }
  return [...topics].map(([topic, messages]) => ({ topic, messages }))
}

/** What was removed of a copy, and what lies under its prefix and is none of it. */
export interface CopyRemoved {
  readonly removed: readonly string[]
  readonly left: readonly string[]
}

/**
 * Removes the topics of a copy, and no others.
 *
 * @throws TargetRefused, CopyRefused where there is no copy under this prefix, BrokerUnreachable
 */
export async function removeCopy(
  options: Pick<Broker, 'brokers'> & TargetOptions & { readonly prefix: string },
): Promise<CopyRemoved> {
  const { brokers, prefix, target, yesWriteTo } = options
  await assertLocal(brokers, { target, yesWriteTo })
  const topics = await administered(brokers, (admin) => admin.listTopics())
  if (!topics.includes(markerOf(prefix))) {
    const copies = topics.flatMap((topic) => markedBy(topic) ?? []).sort()
    const there = copies.length === 0 ? 'there is none at all' : `there are ${copies.join(', ')}`
    throw new CopyRefused(`No copy is under ${prefix} on this broker: ${there}.`)
  }
  return remove(brokers, prefix)
}

async function remove(brokers: readonly string[], prefix: string): Promise<CopyRemoved> {
  const marker = markerOf(prefix)
  return administered(brokers, async (admin) => {
    const under = (await admin.listTopics()).filter((topic) => topic.startsWith(prefix))
    if (!under.includes(marker)) return { removed: [], left: under }
    const marked = new Set(await marks(brokers, prefix))
    const ours = under.filter((topic) => marked.has(topic)).sort()
    if (ours.length > 0) await admin.deleteTopics({ topics: ours, timeout: within })
    await admin.deleteTopics({ topics: [marker], timeout: within }) // last: until then it can be tried again
    await gone(admin, [...ours, marker])
    return { removed: ours, left: under.filter((topic) => topic !== marker && !marked.has(topic)).sort() }
  })
}

/** Waits until the broker lists these no more: it has deleted them a moment before it says so everywhere. */
async function gone(admin: Admin, topics: readonly string[]): Promise<void> {
  const until = performance.now() + within
  while (performance.now() < until) {
    const there = new Set(await admin.listTopics())
    if (!topics.some((topic) => there.has(topic))) return
    await pause(20)
  }
}

/** What the marker says. */
async function marks(brokers: readonly string[], prefix: string): Promise<readonly string[]> {
  const decode = (_: string, bytes: Buffer) => ({
    type: { name: 'topics' },
    message: markedTopics(prefix, bytes.toString()),
  })
  const reading = await tail({ brokers, topics: [markerOf(prefix)], from: 'beginning', to: 'end', decode })
  const names: string[] = []
  for await (const { message } of reading) if (Array.isArray(message)) names.push(...message.map(String))
  return names
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

const administered = <T>(brokers: readonly string[], work: (admin: Admin) => Promise<T>): Promise<T> =>
  administer({ brokers, within: 2 * within }, work)
