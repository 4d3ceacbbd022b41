import type { SchemaId } from '../asyncapi/index.js'
import type { StoryMessage } from '../story/index.js'
import type { Misunderstood } from '../tailed.js'
import type { ReplayPlan } from './plan.js'
import type { ReplaySystem } from './system.js'

export interface ReplayOptions {
  readonly plan: ReplayPlan
  readonly system: ReplaySystem
  /** `host:port` of one or more brokers of the cluster. */
  readonly brokers: readonly string[]
  /** What the system's topics begin with on this broker. Default nothing. */
  readonly prefix?: string
  readonly schemaIds?: readonly SchemaId[]
  /** `max` (default): as fast as the system works; a number: so many times as fast as it was recorded. */
  readonly speed?: 'max' | number
  /** One flow after the other. */
  readonly serial?: boolean
  /** The system has no other messages: all that comes out belongs to the replay. */
  readonly isolated?: boolean
  /** Milliseconds without a message after which a system that is not quiet is given up. Default 30000. */
  readonly patience?: number
  /** Ends the replay within a second: it rejects with the signal's reason. */
  readonly signal?: AbortSignal
  /** Called at most ten times a second, and at the end. */
  readonly progress?: (progress: Progress) => void
  /** With `yesWriteTo`, both the list of brokers joined by commas: allows brokers that are not local. */
  readonly target?: string
  readonly yesWriteTo?: string
}

export interface Progress {
  /** Steps taken, of all. */
  readonly steps: number
  readonly ofSteps: number
  /** Expected messages that came, of all. */
  readonly came: number
  readonly ofExpected: number
}

/** What came of a replay. */
export interface Replayed {
  /** What the replayed services sent, topics without the prefix, in the order in which it came. */
  readonly messages: readonly StoryMessage[]
  /** What they sent and the contract does not allow. */
  readonly problems: readonly Misunderstood[]
  /** Indexes of the plan's expected messages that did not come. */
  readonly missing: readonly number[]
  /** How many records were sent. */
  readonly sent: number
  /** Milliseconds from the first step to the end. */
  readonly took: number
  /** Why the system was not quiet when its patience ended; empty where it was. */
  readonly unrest: readonly string[]
}

/**
 * Does what was planned: sends inputs, follows outputs, and ends when the system is quiet.
 *
 * @throws TargetRefused for a broker that is not local; BrokerUnreachable; UnknownTopic; what the system and the signal
 *   throw
 */
export function replay(options: ReplayOptions): Promise<Replayed> {
  return Promise.reject(new Error(`not built yet: ${options.brokers.join()}`))
}
