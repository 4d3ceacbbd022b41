import { createHash } from 'node:crypto'
import { didYouMean } from '../filter/nearest.js'
import { Draw } from './draw.js'
import type { Faults, ReplayPlan, ReplayStep, SendStep } from './plan.js'
import { ReplayInvalid } from './refused.js'

/**
 * The plan with faults in it, drawn from their seed, or else from a seed drawn from the run's name.
 *
 * @throws ReplayInvalid where no input has the name of what is to be dropped
 */
export function disturbed(plan: ReplayPlan, faults: Faults): ReplayPlan {
  refuseUnknown(plan, faults.drop)
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

function refuseUnknown({ steps }: ReplayPlan, drop: string | undefined): void {
  const inputs = new Set(steps.flatMap((step) => (step.kind === 'send' ? [step.message.type] : [])))
  if (drop === undefined || inputs.has(drop)) return
  const hint = didYouMean(drop, inputs) || `: there are ${[...inputs].sort().join(', ')}.`
  throw new ReplayInvalid(`No input is called "${drop}", so it cannot be dropped${hint}`)
}
