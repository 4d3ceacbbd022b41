import { z } from 'zod'

/** What a service answers at `GET /quiescence` (libs/process/README.md). */
export const work = z.object({
  service: z.string(),
  topics: z.array(z.string()),
  positions: z.array(z.object({ topic: z.string(), partition: z.int(), nextOffset: z.string().regex(/^\d+$/) })),
  outbox: z.int(),
  attempts: z.int(),
  timers: z.int(),
  parked: z.int(),
  next: z.string().nullable(),
  epoch: z.int(),
  offset: z.number(),
})
export type Work = z.infer<typeof work>

/** One look at every process of a system. */
export interface Look {
  /** By process, such as `edge-2`; null when it did not answer. */
  readonly works: ReadonlyMap<string, Work | null>
  /** The first and the next offset of each partition, by the topic's name without a prefix; read after the works. */
  readonly ends: readonly PartitionEnd[]
}

export interface PartitionEnd {
  readonly topic: string
  readonly partition: number
  readonly low: bigint
  readonly high: bigint
}

/**
 * Why a system is not quiet, in words. Parked messages stand still: only a person moves them. Calls may stand still too,
 * when the PSP says that it does not know yet.
 */
export interface Unrest {
  readonly moving: readonly string[]
  readonly calling: readonly string[]
  readonly parked: readonly string[]
}

/** What is not quiet in this look. */
export function unrestOf({ works, ends }: Look): Unrest {
  const silent = [...works].filter(([, work]) => work === null).map(([name]) => name)
  const answered = new Map([...works.values()].flatMap((work) => (work ? [[work.service, work] as const] : [])))
  const epoch = Math.max(0, ...[...works.values()].map((work) => work?.epoch ?? 0))
  const late = [...works].filter(([, work]) => work !== null && work.epoch < epoch)
  return {
    moving: [
      ...silent.map((name) => `${name} does not answer: npx parpay start ${name}`),
      ...late.map(([name, work]) => `${name} is at epoch ${work?.epoch ?? 0} of the clock, not ${epoch}`),
      ...[...answered.values()].flatMap((work) => [...behind(work, ends), ...left(work)]),
    ],
    calling: [...answered.values()].flatMap(({ service, attempts }) =>
      attempts > 0 ? [`${service} waits for the outcome of ${counted(attempts, 'call')}`] : [],
    ),
    parked: [...answered.values()].flatMap(({ service, parked }) =>
      parked > 0 ? [`${service} has ${counted(parked, 'parked message')}: npx parpay parked`] : [],
    ),
  }
}

/** Two looks of the same print have nothing between them: nothing was taken, and nothing was written. */
export const printOf = ({ works, ends }: Look): string =>
  JSON.stringify([
    [...works].map(([name, work]) => [name, work?.positions, work?.epoch, work?.parked]),
    ends.map(({ topic, partition, high }) => [topic, partition, String(high)]),
  ])

/** What a service has not taken of what was on its topics up to these ends, a clause a topic. */
export function behind({ service, topics, positions }: Work, ends: readonly PartitionEnd[]): string[] {
  return topics.flatMap((topic) => {
    const left = ends
      .filter((end) => end.topic === topic)
      .map(({ partition, low, high }) => {
        const position = positions.find((at) => at.topic === topic && at.partition === partition)
        const next = BigInt(position?.nextOffset ?? 0)
        return high - (next > low ? next : low) // what retention has removed is not waited for
      })
      .filter((records) => records > 0n)
      .reduce((sum, records) => sum + records, 0n)
    return left > 0n ? [`${service} has ${counted(Number(left), 'message')} of ${topic} to take`] : []
  })
}

const left = ({ service, outbox, timers }: Work): string[] => [
  ...(outbox > 0 ? [`${service} has ${counted(outbox, 'message')} to publish`] : []),
  ...(timers > 0 ? [`${service} has ${counted(timers, 'timer')} that ${timers === 1 ? 'is' : 'are'} due`] : []),
]

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`
