import { randomUUID } from 'node:crypto'
import type { Contract } from '../asyncapi/index.js'
import type { Recording } from '../recording/index.js'
import {
  compareReplay,
  planReplay,
  replay,
  type CompareOptions,
  type Comparison,
  type PlanOptions,
  type Replayed,
  type ReplayOptions,
  type ReplayPlan,
} from '../replay/index.js'

/** A replay that has ended: what was planned, what came, and both side by side. */
export interface ReplayRun {
  readonly plan: ReplayPlan
  readonly replayed: Replayed
  /** What came out beside what a recording says: the one that was replayed, or another one of the same ids. */
  compare(recording: Recording): Comparison
}

export interface PlannerOptions extends Omit<PlanOptions, 'now' | 'run'> {
  readonly contract: Contract
  /** The system's time; default this machine's. */
  readonly now?: Date
  /** The recording as the system can replay it. Default as it is. */
  readonly adapted?: (recording: Recording) => Recording
}

export type ReplayFlowOptions = Omit<ReplayOptions, 'plan'> &
  PlannerOptions &
  Pick<CompareOptions, 'ignore' | 'headers' | 'whole'>

/**
 * Plans a recording for now, under new ids, and replays it. Of one that is disturbed (`faults`) only the ends are
 * compared.
 *
 * @throws what `planReplay` and `replay` throw
 */
export async function replayFlow(recording: Recording, options: ReplayFlowOptions): Promise<ReplayRun> {
  const planned = planner(options)
  const plan = planned(recording)
  const replayed = await replay({ ...options, plan })
  return replayRun({ plan, replayed, planned, ...options })
}

export interface ReplayRunParts extends Pick<ReplayFlowOptions, 'ignore' | 'headers' | 'whole' | 'faults'> {
  readonly plan: ReplayPlan
  readonly replayed: Replayed
  /** Plans another recording as this one was: equal ids become equal ids. */
  readonly planned: (recording: Recording) => ReplayPlan
}

/** A replay as a test compares it, whatever carried it out. */
export function replayRun({ plan, replayed, planned, ignore, headers, whole, faults }: ReplayRunParts): ReplayRun {
  const options = {
    finalOnly: faults !== undefined,
    ...(ignore && { ignore }),
    ...(headers && { headers }),
    ...(whole && { whole }),
  }
  return { plan, replayed, compare: (recording) => compareReplay(planned(recording), replayed, options) }
}

/** Plans recordings for one run: what is called the same in two of them is called the same in both plans. */
export function planner(options: PlannerOptions): (recording: Recording) => ReplayPlan {
  const { contract, adapted = (recording: Recording) => recording, now = new Date() } = options
  const run = randomUUID()
  return (recording) => planReplay(adapted(recording), contract, { ...options, now, run })
}
