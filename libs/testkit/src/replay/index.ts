export { compareReplay } from './compare-replay.js'
export type { CompareOptions, Comparison } from './compare-replay.js'
export { describePlan } from './describe-plan.js'
export { lagQuiescence } from './kafka.lag.js'
export type { LagOptions } from './kafka.lag.js'
export { planReplay } from './plan-replay.js'
export type { PlanOptions } from './plan-replay.js'
export type {
  ClockStep,
  ExpectedMessage,
  Faults,
  PlannedMessage,
  ReleaseStep,
  ReplayPlan,
  ReplayStep,
  SendStep,
} from './plan.js'
export { ReplayInvalid, TargetRefused } from './refused.js'
export { replay } from './replay.js'
export type { Progress, Replayed, ReplayOptions } from './replay.js'
export type { Quiescence, ReplaySystem } from './system.js'
export { updatedLines } from './updated-lines.js'
