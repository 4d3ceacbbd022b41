import type { ReleaseStep, ReplayPlan, SendStep } from './plan.js'

/** What a system has left to do. */
export interface Quiescence {
  readonly quiet: boolean
  /**
   * Nothing is left but what waits for its time somewhere else, such as a PSP that does not know yet: the clock may be
   * moved to what is awaited next, and it is not over.
   */
  readonly stalled?: boolean
  /** When a timer is next due; null where none is. */
  readonly next: Date | null
  /** Why it is not quiet, a sentence each. */
  readonly unrest: readonly string[]
}

/** What a replay does to one system beside its topics. All of it is optional but `quiescent`. */
export interface ReplaySystem {
  /** Called once, before the first input is sent: inputs and outcomes are called in the plan what they will be called. */
  prepare?(plan: ReplayPlan): Promise<void>
  /**
   * Resolves when nothing is left to do, or with `quiet: false` when it gave up waiting, which makes the replay ask
   * again. Called when no message came for a moment; the signal tells that one has come.
   */
  quiescent(signal: AbortSignal): Promise<Quiescence>
  /** Moves the clock forward to that time; does nothing where it has passed. Absent: there is no clock to move. */
  advanceTo?(time: Date): Promise<void>
  /**
   * Called before an input is sent that overtook something when it was recorded: resolves when that has begun. Undefined
   * where there is nothing to wait for.
   */
  begun?(step: SendStep): Promise<void> | undefined
  /** Lets a held outcome happen. Needed where the plan was made with `hold`. */
  release?(step: ReleaseStep): Promise<void>
}
