import kafkajs, { type Admin, type MemberDescription } from 'kafkajs'
import { setTimeout as pause } from 'node:timers/promises'
import { administer, reachable, type Broker } from '../kafka.admin.js'
import { groupPrefix } from '../kafka.tail.js'
import { lagOf, type Group } from './lag.js'
import type { Quiescence, ReplaySystem } from './system.js'

export interface LagOptions extends Pick<Broker, 'brokers'> {
  /** All topics that the system reads and writes, as the broker has them. */
  readonly topics: readonly string[]
  /** The groups that count. Default: all that have members when they are looked at, or had some before. */
  readonly groups?: readonly string[]
  /** Milliseconds without a new record and without lag after which it is quiet. Default 500. */
  readonly quiet?: number
  /** Milliseconds after which it answers that it is not. Default 5000. */
  readonly within?: number
}

/** Milliseconds between two looks. */
const interval = 50

/**
 * A system's `quiescent` by what Kafka knows: no group has records of these topics left to read, and nothing was
 * written for a while. What a service does beside Kafka does not show: `quiet` must be longer than it takes. Nor does a
 * timer: `next` is always null. To be made before anything is sent, so that it knows what was there before.
 *
 * @throws BrokerUnreachable, when it is asked
 */
export function lagQuiescence(options: LagOptions): ReplaySystem['quiescent'] {
  const { brokers, topics, quiet = 500, within = 5_000 } = options
  const cluster = { brokers, within: within + 10_000 }
  const before = reachable(cluster, () => administer(cluster, (admin) => endsOf(admin, topics)))
  before.catch(() => undefined) // told when it is asked
  const seen = new Set(options.groups)
  return async (signal) => {
    const began = await before
    return reachable(cluster, () =>
      administer(cluster, async (admin): Promise<Quiescence> => {
        let [since, last] = [performance.now(), '']
        for (const start = since; ;) {
          const ends = await endsOf(admin, topics)
          const unrest = lagOf(await groupsOf(admin, topics, options.groups, seen), ends, began)
          const now = JSON.stringify([...ends])
          if (unrest.length > 0 || now !== last) since = performance.now()
          last = now
          if (performance.now() - since >= quiet) return { quiet: true, next: null, unrest: [] }
          const stop = signal.aborted || performance.now() - start > within
          if (stop)
            return { quiet: false, next: null, unrest: unrest.length > 0 ? unrest : ['messages are written still'] }
          await pause(interval, undefined, { signal }).catch(() => undefined) // the signal is looked at above
        }
      }),
    )
  }
}

/** Milliseconds that a partition of a new topic, or after its broker's return, may be without a leader. */
const leaderless = 5_000

/** Where each partition ends, by its name. */
async function endsOf(admin: Admin, topics: readonly string[]): Promise<Map<string, number>> {
  const began = performance.now()
  for (;;) {
    try {
      return await endsNow(admin, topics)
    } catch (error) {
      if (!isPassing(error) || performance.now() - began > leaderless) throw error
      await pause(interval)
    }
  }
}

const isPassing = (error: unknown): boolean => error instanceof kafkajs.KafkaJSProtocolError && error.retriable

async function endsNow(admin: Admin, topics: readonly string[]): Promise<Map<string, number>> {
  const all = await Promise.all(
    topics.map(async (topic) =>
      (await admin.fetchTopicOffsets(topic)).map(({ partition, high }): [string, number] => [
        `${topic}/${partition}`,
        Number(high),
      ]),
    ),
  )
  return new Map(all.flat())
}

/** The groups that count. `seen`: those that had members; those that have some now are added. */
async function groupsOf(
  admin: Admin,
  topics: readonly string[],
  only: readonly string[] | undefined,
  seen: Set<string>,
): Promise<Group[]> {
  const ids = only ?? (await admin.listGroups()).groups.map(({ groupId }) => groupId)
  const candidates = ids.filter((id) => !id.startsWith(groupPrefix))
  const { groups } = candidates.length > 0 ? await admin.describeGroups(candidates) : { groups: [] }
  for (const { groupId, members } of groups) if (members.length > 0) seen.add(groupId)
  return Promise.all(
    groups
      .filter(({ groupId }) => seen.has(groupId))
      .map(async ({ groupId, members, state }) => {
        const offsets = await admin.fetchOffsets({ groupId, topics: [...topics] })
        const committed = offsets.flatMap(({ topic, partitions }) =>
          partitions.map(({ partition, offset }): [string, number] => [`${topic}/${partition}`, Number(offset)]),
        )
        return {
          name: groupId,
          rebalancing: members.length > 0 && state !== 'Stable',
          reads: new Set(members.flatMap(assignedTo)),
          committed: new Map(committed),
        }
      }),
  )
}

/** Topics of which a member has partitions (the consumer protocol's assignment). */
function assignedTo({ memberAssignment }: MemberDescription): string[] {
  if (memberAssignment.length === 0) return []
  return Object.keys(kafkajs.AssignerProtocol.MemberAssignment.decode(memberAssignment)?.assignment ?? {})
}
