import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { barContract, began, coffee, recorded, recordingOf } from '../../test/bar.fixture.js'
import { typeId } from '../../test/told.js'
import type { Line } from '../recording/line.js'
import { Pace, type PaceOptions } from './pace.js'
import { planReplay, type PlanOptions } from './plan-replay.js'

const plan = (lines: readonly Line[], options: Partial<PlanOptions> = {}) =>
  planReplay(recordingOf(...lines), barContract, { now: new Date(began), run: 'run', ...options })

/** A pace and what its plan expects: `come` says the nth expected message came. */
function paced(lines: readonly Line[], options: PaceOptions & Partial<PlanOptions> = {}) {
  const { steps, expected } = plan(lines, options)
  const pace = new Pace(steps, expected, options)
  const come = (index: number, now = 0) => pace.arrived([expected[index]?.countsAs ?? ''], now)
  return { pace, steps, expected, come }
}

const [order, accepted, brewed, served] = coffee(1) as [Line, Line, Line, Line]
const cancelled = recorded('Cancelled', typeId('ord', 1), { orderId: typeId('ord', 1) }, { at: 135 })
const clock = (at: number): Line => ({ kind: 'clock', at: new Date(began + at) })

describe('a step is due', () => {
  test('when all has come that it waits for', () => {
    const { pace, come } = paced([order, accepted, brewed, cancelled, served])
    expect(pace.due(0)).toEqual([0])
    expect(come(0)).toBe(0)
    expect(pace.due(0)).toEqual([])
    expect(come(1)).toBe(1)
    expect(pace.due(0)).toEqual([1])
    expect(pace.over).toBe(false)
    expect(come(2)).toBe(2)
    expect([pace.over, pace.came, pace.steps, pace.missing]).toEqual([true, 3, 2, []])
  })
  test('at its time, where a speed is given', () => {
    const { pace } = paced([...coffee(1), ...coffee(2)], { speed: 2 })
    expect([pace.due(0), pace.next, pace.due(49), pace.due(50)]).toEqual([[0], 50, [], [1]])
  })
  test('when it was delayed long enough', () => {
    const { pace, steps } = paced(coffee(1), { faults: { delay: 200, seed: 3 } })
    const delay = steps[0]?.kind === 'send' ? (steps[0].delay ?? 0) : 0
    expect(delay).toBeGreaterThan(0)
    expect([pace.due(0), pace.next, pace.due(delay)]).toEqual([[], delay, [0]])
  })
  test('while less than so many inputs have effects that did not come', () => {
    const { pace, come } = paced(
      [1, 2, 3].flatMap((n) => coffee(n)),
      { most: 2 },
    )
    expect(pace.due(0)).toEqual([0, 1])
    for (const index of [0, 1]) come(index)
    expect(pace.due(0)).toEqual([])
    come(2)
    expect(pace.due(0)).toEqual([2])
  })
  test('one flow after the other, where that is asked for', () => {
    const { pace, come } = paced(
      [1, 2, 3].flatMap((n) => coffee(n)),
      { serial: true },
    )
    expect(pace.due(0)).toEqual([0])
    for (const index of [0, 1, 2]) come(index)
    expect(pace.due(0)).toEqual([1])
    for (const index of [3, 4, 5]) come(index)
    expect(pace.due(0)).toEqual([2])
  })
})

test('a message more than expected, and one nobody expects, are not taken for another one', () => {
  const { pace, come } = paced(coffee(1))
  expect([come(0), come(0), pace.arrived(['x'], 0)]).toEqual([0, undefined, undefined])
  expect(pace.came).toBe(1)
})

describe('when all is quiet', () => {
  test('a clock has to be moved to what is awaited, then to the next clock step', () => {
    const { pace, come, expected } = paced([...coffee(1), clock(60_000), ...coffee(2, 60_000)])
    pace.due(0)
    for (const index of [0, 2]) come(index)
    expect(pace.horizon).toEqual(expected[1]?.at)
    come(1)
    expect(pace.horizon).toEqual(new Date(began + 60_000 - 110))
    pace.goOn(pace.horizon, 0)
    expect(pace.due(0)).toEqual([2])
    expect(pace.horizon).toEqual(expected[3]?.at)
  })
  test('it goes on without what did not come by then, and takes it still when it comes', () => {
    const { pace, come, expected } = paced([order, accepted, brewed, cancelled, served])
    pace.due(0)
    pace.goOn(expected[0]?.at, 0)
    expect(pace.due(0)).toEqual([])
    pace.goOn(undefined, 0)
    expect(pace.due(0)).toEqual([1])
    come(0)
    pace.goOn(undefined, 0)
    expect([pace.over, pace.missing]).toEqual([true, [1, 2]])
  })
  test('it goes on with what was held back for order or number', () => {
    for (const options of [{ serial: true }, { most: 1 }]) {
      const { pace, expected } = paced([...coffee(1, 0), ...coffee(2, 5)], options)
      expect(pace.due(0)).toEqual([0])
      expect([pace.horizon, expected[0]?.type]).toEqual([undefined, 'Accepted'])
      pace.goOn(undefined, 0)
      expect(pace.due(0)).toEqual([1])
    }
  })
})

test('what follows from an input that is dropped is not waited for', () => {
  const { pace } = paced([...coffee(1), cancelled], { faults: { drop: 'Ordered' } })
  expect(pace.due(0)).toEqual([0, 1])
  expect([pace.over, pace.missing]).toEqual([true, [0, 1, 2]])
})

test('whatever comes in whatever order, it takes each step once, after what it stands behind, and ends', () => {
  const lines = [...coffee(1), cancelled, ...coffee(2), clock(60_000), ...coffee(3, 60_000), ...coffee(4, 60_010)]
  const options = fc.record(
    {
      speed: fc.constantFrom<'max' | number>('max', 1, 10),
      serial: fc.boolean(),
      most: fc.integer({ min: 1, max: 3 }),
      faults: fc.record(
        {
          duplicate: fc.double({ min: 0, max: 1, noNaN: true }),
          reorder: fc.boolean(),
          delay: fc.nat(50),
          seed: fc.nat(),
        },
        { requiredKeys: [] },
      ),
    },
    { requiredKeys: [] },
  )
  fc.assert(
    fc.property(options, fc.infiniteStream(fc.nat(13)), (chosen, comes) => {
      const { pace, steps, come } = paced(lines, chosen)
      const taken: number[] = []
      for (let now = 0; !pace.over; now += 1) {
        expect(now).toBeLessThan(1_000)
        for (const step of pace.due(now)) {
          for (const behind of steps[step]?.behind ?? [])
            if (steps[behind]?.kind !== 'clock') expect(taken).toContain(behind)
          taken.push(step)
        }
        come(comes.next().value as number, now)
        if (now % 20 === 0 && pace.next === undefined) pace.goOn(undefined, now)
      }
      expect(taken.toSorted((a, b) => a - b)).toEqual(steps.flatMap(({ kind }, n) => (kind === 'clock' ? [] : [n])))
    }),
  )
})
