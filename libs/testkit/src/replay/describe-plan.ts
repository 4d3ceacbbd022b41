import type { ReplayPlan } from './plan.js'

/** The plan as text, a line a step: what is sent where, and after what. Pure. */
export function describePlan(plan: ReplayPlan): string {
  throw new Error(`not built yet: ${plan.run}`)
}
