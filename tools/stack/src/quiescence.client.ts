import { setTimeout as delay } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import { printOf, unrestOf, work, type Look, type Work } from './quiescence.js'
import type { ProcessStatus } from './status.js'
import { withPartitionEnds } from './topics.client.js'

export interface QuietOptions {
  /** Milliseconds to wait for it; it looks at least twice. Default 10,000. */
  readonly within?: number
  /** `allowed`: a system with parked messages may be quiet. Default `refused`. */
  readonly parked?: 'allowed' | 'refused'
  /** What topics' names begin with on the broker. */
  readonly prefix?: string
}

export interface Quiet {
  readonly quiet: boolean
  /** Nothing is left but calls outside, and for a while nothing came of them: they wait for their time. */
  readonly calling: boolean
  /** Until it was quiet, or given up. */
  readonly milliseconds: number
  /** Why it is not, in words; empty when it is. */
  readonly unrest: readonly string[]
  /** The clock's epoch that all services show. */
  readonly epoch: number
  /** When the next timer or attempt is due that waits for its time; ISO 8601. Null when none does. */
  readonly next: string | null
}

const ANSWERS_WITHIN_MS = 2_000
const PAUSE_MS = 25
/** A call that takes longer waits for something. */
const PATIENCE_MS = 500

/** The part of a system's status that is needed to find its services. */
export interface Services {
  readonly brokers: readonly string[]
  readonly services: readonly Pick<ProcessStatus, 'name' | 'port'>[]
}

/**
 * Waits until nothing is left to do and nothing is under way: every service has taken all there is on its topics, has
 * nothing to publish, to call or to fire, and goes by the same clock, in two looks with nothing between them. It then
 * stays so until somebody asks for something or the clock reaches `next`. Parked messages are no quiet, unless allowed;
 * since they stand still, they are not waited for.
 *
 * @param status asked at first, whenever a service does not answer (one that was killed comes back at another port), and
 * at the end, when it has to name the same services still
 * @throws Problem `server-unreachable` when Kafka does not answer, and what `status` throws
 */
export async function quiescent(
  status: () => Promise<Services>,
  { within = 10_000, parked = 'refused', prefix = '' }: QuietOptions = {},
): Promise<Quiet> {
  const began = performance.now()
  const first = await status()
  let services = portsOf(first)
  return withPartitionEnds(first.brokers, prefix, async (endsOf) => {
    let before: string | undefined
    let changed = began
    for (let looks = 1; ; looks += 1) {
      const works = new Map(
        await Promise.all([...services].map(async ([name, port]) => [name, await workOf(port)] as const)),
      )
      const known = [...works.values()].flatMap((work) => work ?? [])
      const look: Look = { works, ends: await endsOf([...new Set(known.flatMap(({ topics }) => topics))]) }
      const unrest = unrestOf(look)
      const print = unrest.moving.length === 0 ? printOf(look) : undefined
      const stands = print !== undefined && print === before
      if (!stands) changed = performance.now()
      const asked = services
      const done = stands && unrest.calling.length === 0
      if (done || known.length < works.size) services = portsOf(await status())
      const still = done && isDeepStrictEqual(services, asked)
      const milliseconds = Math.round(performance.now() - began)
      const refused = parked === 'refused' ? unrest.parked : []
      if (still || (looks > 1 && milliseconds >= within)) {
        const changing = !stands && print !== undefined ? ['something was done between two looks'] : []
        const words = [...unrest.moving, ...unrest.calling, ...refused, ...(refused.length > 0 ? [] : changing)]
        const quiet = still && refused.length === 0
        return {
          quiet,
          calling: stands && performance.now() - changed > PATIENCE_MS,
          milliseconds,
          unrest: words,
          ...standing(known),
        }
      }
      before = print
      await delay(PAUSE_MS)
    }
  })
}

/** The ports of those that have work. */
const portsOf = ({ services }: Services): ReadonlyMap<string, number | null> =>
  new Map(services.filter(({ name }) => name !== 'psp-simulator').map(({ name, port }) => [name, port]))

const standing = (works: readonly Work[]): Pick<Quiet, 'epoch' | 'next'> => ({
  epoch: Math.max(0, ...works.map(({ epoch }) => epoch)),
  next: works.flatMap(({ next }) => next ?? []).sort()[0] ?? null,
})

/** Null when it does not run, does not answer in time, or cannot tell. */
export async function workOf(port: number | null): Promise<Work | null> {
  if (port === null) return null
  try {
    const signal = AbortSignal.timeout(ANSWERS_WITHIN_MS)
    const answer = await fetch(`http://127.0.0.1:${port}/quiescence`, { signal })
    return answer.ok ? work.parse(await answer.json()) : (await answer.body?.cancel(), null)
  } catch {
    return null
  }
}
