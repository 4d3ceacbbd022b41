import type { Difference, DifferenceTextOptions } from '../story/index.js'
import type { ReplayPlan } from './plan.js'
import type { Replayed } from './replay.js'

export interface CompareOptions extends DifferenceTextOptions {
  /** Compares no more than the last message of each aggregate: of a replay that was disturbed on purpose. */
  readonly finalOnly?: boolean
  /** Headers to compare; none unless told. */
  readonly headers?: readonly string[]
  /** Names of fields whose values are not compared. */
  readonly ignore?: readonly string[]
}

export interface Comparison {
  /** Empty where what came out is what was recorded. Expected ids in it are those of the recording. */
  readonly differences: readonly Difference[]
  /** The differences as lines to read; empty where there are none. */
  readonly text: string
}

/** What came out beside what was expected. Pure. */
export function compareReplay(plan: ReplayPlan, replayed: Replayed, options: CompareOptions = {}): Comparison {
  throw new Error(`not built yet: ${plan.run}, ${replayed.sent}, ${String(options.finalOnly)}`)
}
