import { expect, test } from '@jest/globals'
import { faultPlan, planText, services } from './fault-plan.js'

test('the same seed has the same plan, another seed another', () => {
  expect(faultPlan(7)).toEqual(faultPlan(7))
  expect(planText(faultPlan(7))).not.toBe(planText(faultPlan(8)))
})

test('every service dies once at every line it passes, and once at any moment', () => {
  const plan = faultPlan(3)
  const linesOf = (service: string) => plan.filter((fault) => fault.service === service).map(({ line }) => line)
  const everywhere = ['batch.committed', 'kill -9', 'outbox.committed', 'relay.acknowledged']
  for (const service of services) expect(linesOf(service)).toEqual(expect.arrayContaining(everywhere))
  expect(linesOf('payments')).toContain('worker.called')
  expect(linesOf('edge')).toContain('edge.committed')
  expect(plan).toHaveLength(4 * everywhere.length + 2)
})

test('a plan may be narrowed to one death, which is the one of the whole plan', () => {
  const [only, ...more] = faultPlan(7, { service: 'payments', line: 'worker.called' })
  expect(more).toEqual([])
  expect(faultPlan(7)).toContainEqual(only)
})
