import { behind } from './quiescence.js'
import { workOf, type Services } from './quiescence.client.js'
import { withPartitionEnds } from './topics.client.js'
import { Problem } from './problem.js'
import { until } from './wait.js'

export interface TakenOptions {
  /** Milliseconds to wait for it. Default 30,000. */
  readonly within?: number
  /** What topics' names begin with on the broker. */
  readonly prefix?: string
}

/**
 * Waits until a service has taken everything that is on its topics when this is called, whatever came since.
 *
 * @param status asked before each look: a service that was killed comes back at another port
 * @throws Problem `service-failed` when it has not in time, `server-unreachable` when Kafka does not answer
 */
export async function taken(
  status: () => Promise<Services>,
  service: string,
  { within = 30_000, prefix = '' }: TakenOptions = {},
): Promise<void> {
  const look = async () => {
    const { services } = await status()
    return workOf(services.find(({ name }) => name === service)?.port ?? null)
  }
  const late = () =>
    new Problem('service-failed', `${service} does not take its messages: npx parpay status says whether it runs.`)
  const began = performance.now()
  const { topics } = await until(async () => (await look()) ?? undefined, { within, every: PAUSE_MS, late })
  const { brokers } = await status()
  const ends = await withPartitionEnds(brokers, prefix, (endsOf) => endsOf(topics))
  const isDone = async () => {
    const work = await look()
    return work !== null && behind(work, ends).length === 0
  }
  await until(isDone, { within: within - (performance.now() - began), every: PAUSE_MS, late })
}

const PAUSE_MS = 10
