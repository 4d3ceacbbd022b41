import type { ReplaySystem } from './system.js'

export interface LagOptions {
  /** `host:port` of one or more brokers of the cluster. */
  readonly brokers: readonly string[]
  /** All topics that the system reads and writes, as the broker has them. */
  readonly topics: readonly string[]
  /** Milliseconds without a new record and without lag after which it is quiet. Default 500. */
  readonly quiet?: number
  /** Milliseconds after which it answers that it is not. Default 5000. */
  readonly within?: number
}

/**
 * A system's `quiescent` by what Kafka knows: no group has records of these topics left to read, and nothing was
 * written for a while. What a service does beside Kafka does not show: `quiet` must be longer than it takes.
 */
export function lagQuiescence(options: LagOptions): ReplaySystem['quiescent'] {
  return () => Promise.reject(new Error(`not built yet: ${options.brokers.join()}`))
}
