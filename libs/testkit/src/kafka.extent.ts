import type { Admin } from 'kafkajs'
import { present } from './kafka.admin.js'
import type { TopicPartition } from './merge.js'
import { UnknownOffset } from './unreachable.js'

/** An offset of one topic's partition; which one need not be said where there is only one. */
export interface FromOffset {
  readonly partition?: number | undefined
  readonly offset: bigint
}

/** `now`: what comes. A date: records with this timestamp or a later one. */
export type From = 'now' | 'beginning' | Date | FromOffset

/** `end`: what is there. A date: what of that has an earlier timestamp. */
export type To = 'end' | Date

/** What there is to read of a partition: from offset `start` to before `end`, after which comes what is new. */
export interface Extent extends TopicPartition {
  readonly start: bigint
  readonly end: bigint
}

interface Ends {
  readonly partition: number
  readonly low: string
  readonly high: string
}

/** @throws UnknownTopic, UnknownOffset */
export async function extentsOf(admin: Admin, topics: readonly string[], from: From, to?: To): Promise<Extent[]> {
  await present(admin, topics)
  const [one, ...others] = topics
  if (isOffset(from)) {
    if (one === undefined || others.length > 0) throw new UnknownOffset('An offset is of one topic: name that alone.')
    return [await extentAt(admin, one, from, to)]
  }
  const found = await Promise.all(topics.map((topic) => extentsIn(admin, topic, from, to)))
  return found.flat()
}

async function extentsIn(admin: Admin, topic: string, from: Exclude<From, FromOffset>, to?: To): Promise<Extent[]> {
  const ends = await admin.fetchTopicOffsets(topic)
  const since = from instanceof Date ? await offsetsAt(admin, topic, from) : new Map<number, bigint>()
  const until = await untilOf(admin, topic, to)
  return ends.map(({ partition, low, high }) => {
    const start = from === 'now' ? high : from === 'beginning' ? low : (since.get(partition) ?? high)
    return { topic, partition, start: BigInt(start), end: until.get(partition) ?? BigInt(high) }
  })
}

async function extentAt(admin: Admin, topic: string, from: FromOffset, to?: To): Promise<Extent> {
  const { partition, low, high } = partitionOf(topic, await admin.fetchTopicOffsets(topic), from)
  if (from.offset > BigInt(high))
    throw new UnknownOffset(`${topic}[${partition}] has not come to offset ${from.offset}: its next one is ${high}.`)
  const until = await untilOf(admin, topic, to)
  const start = from.offset < BigInt(low) ? BigInt(low) : from.offset // what retention removed is not missed
  return { topic, partition, start, end: until.get(partition) ?? BigInt(high) }
}

function partitionOf(topic: string, ends: readonly Ends[], { partition }: FromOffset): Ends {
  const [first, ...others] = ends
  const found =
    partition === undefined && others.length === 0 ? first : ends.find((each) => each.partition === partition)
  if (found) return found
  const numbers = ends.map((each) => each.partition).sort((a, b) => a - b)
  throw new UnknownOffset(
    partition === undefined
      ? `${topic} has partitions ${numbers.join(', ')}: say of which the offset is.`
      : `${topic} has no partition ${partition}: it has ${numbers.join(', ')}.`,
  )
}

const untilOf = (admin: Admin, topic: string, to?: To): Promise<ReadonlyMap<number, bigint>> =>
  to instanceof Date ? offsetsAt(admin, topic, to) : Promise.resolve(new Map())

/** Each partition's first offset of this time or later, else its end. */
async function offsetsAt(admin: Admin, topic: string, time: Date): Promise<ReadonlyMap<number, bigint>> {
  const found = await admin.fetchTopicOffsetsByTimestamp(topic, time.getTime())
  return new Map(found.map(({ partition, offset }) => [partition, BigInt(offset)]))
}

const isOffset = (from: From): from is FromOffset => typeof from === 'object' && !(from instanceof Date)
