import { createHash } from 'node:crypto'
import { Draw } from './draw.js'
import type { Faults, ReplayPlan, ReplayStep, SendStep } from './plan.js'

/** The plan with faults in it, drawn from their seed, or else from a seed drawn from the run's name. */
export function disturbed(plan: ReplayPlan, faults: Faults): ReplayPlan {
  const seed = faults.seed ?? createHash('sha256').update(plan.run).digest().readUInt32BE()
  // Each fault draws for itself: asking for one more leaves the others as they were.
  const [again, order, time] = ['duplicate', 'reorder', 'delay'].map((fault) => new Draw(`${seed} ${fault}`))
  const steps = plan.steps.map((step): ReplayStep => {
    if (step.kind !== 'send') return step
    const rank = faults.reorder ? order?.number() : undefined
    const delay = faults.delay ? time?.integer(faults.delay + 1) : undefined
    return {
      ...step,
      ...(step.message.type === faults.drop && { fault: 'dropped' as const }),
      ...(rank !== undefined && { rank }),
      ...(delay !== undefined && { delay }),
    }
  })
  const sends = steps.flatMap((step, index) => (step.kind === 'send' ? [{ step, index }] : []))
  const repeated = sends.flatMap(({ step, index }): SendStep[] => {
    if (!again || step.fault === 'dropped' || again.number() >= (faults.duplicate ?? 0)) return []
    const later = index + again.integer(steps.length - index)
    const { at, elapsed, position } = steps[later] ?? step
    const behind = later === index ? [index] : [index, later]
    return [{ ...step, at, elapsed, position, after: [], behind, fault: 'repeated' }]
  })
  return { ...plan, seed, steps: [...steps, ...repeated] }
}
