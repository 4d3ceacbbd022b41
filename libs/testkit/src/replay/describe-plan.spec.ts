import { expect, test } from '@jest/globals'
import { barContract, began, coffee, recorded, recordingOf } from '../../test/bar.fixture.js'
import { typeId } from '../../test/told.js'
import type { Line } from '../recording/line.js'
import { describePlan } from './describe-plan.js'
import { planReplay, type PlanOptions } from './plan-replay.js'

const described = (lines: readonly Line[], options: Partial<PlanOptions> = {}) =>
  describePlan(planReplay(recordingOf(...lines), barContract, { now: new Date(began), run: 'run', ...options }))
const order = typeId('ord', 1)

test('a line a step, with what it waits for, in the ids of the recording', () => {
  const cup = coffee(1)
  const cancelled = recorded('Cancelled', order, { orderId: order }, { at: 1_500 })
  const clock: Line = { kind: 'clock', at: new Date(began + 60_110) }
  const hold = ({ type }: { type: string }) => (type === 'Brewed' ? 'the first cup' : undefined)
  expect(described([...cup, cancelled, clock], { hold })).toBe(`\
    0.000 s  send     Ordered ${order} to bar.request
    0.020 s  release  the first cup, for Brewed ${typeId('drk', 500_001)}, after Accepted ${order}
    1.390 s  send     Cancelled ${order} to bar.request, after Accepted ${order}, Served ${order}, Brewed ${typeId('drk', 500_001)}
    1.390 s  clock    to 2026-01-02T03:01:00.000Z, after Accepted ${order}, Brewed ${typeId('drk', 500_001)}, Served ${order}
`)
})

test('what is not sent, and what goes wrong on purpose', () => {
  expect(described(coffee(1), { only: 'kitchen', faults: { delay: 9, seed: 2 } })).toMatch(
    new RegExp(
      `^ {4}0.010 s {2}send {5}Accepted ${order} to bar.order(, \\d ms late)?\\n {4}.*Served.*\\nnot sent: 1 message of bar.request\\nfaults by seed 2\\n$`,
    ),
  )
  expect(described(coffee(1), { faults: { drop: 'Ordered', seed: 2 } })).toContain('drop     Ordered')
  expect(described(coffee(1), { faults: { duplicate: 1, seed: 2 } })).toContain('again    Ordered')
})

test('topics as they are called where it is sent', () => {
  const plan = planReplay(recordingOf(...coffee(1)), barContract, { now: new Date(began), run: 'run' })
  expect(describePlan(plan, { prefix: 'two-' })).toContain(`send     Ordered ${order} to two-bar.request\n`)
})

test('what a terminal would act upon is written out', () => {
  const [key, value] = ['a\u001b[2J', { orderId: 'a\u001b[2J' }]
  expect(described([recorded('Ordered', key, value)], { keep: ['orderId'] })).toContain('Ordered a\\u{1b}[2J to')
})
