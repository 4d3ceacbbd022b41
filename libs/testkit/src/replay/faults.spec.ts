import { expect, test } from '@jest/globals'
import { barContract, began, coffee, recordingOf } from '../../test/bar.fixture.js'
import { planReplay } from './plan-replay.js'
import type { Faults, SendStep } from './plan.js'

const lines = Array.from({ length: 200 }, (_, n) => coffee(n + 1)).flat()
const plan = (faults: Faults, run = 'run') =>
  planReplay(recordingOf(...lines), barContract, { now: new Date(began), run, faults })
const sends = (faults: Faults) => plan(faults).steps.filter((step): step is SendStep => step.kind === 'send')

test('the same seed makes the same faults, another one others', () => {
  const faults = { duplicate: 0.5, reorder: true, delay: 100 }
  expect(sends({ ...faults, seed: 7 })).toEqual(sends({ ...faults, seed: 7 }))
  expect(sends({ ...faults, seed: 8 })).not.toEqual(sends({ ...faults, seed: 7 }))
})

test('without a seed it is drawn from the run, and told', () => {
  const [one, same, other] = [plan({}, 'a'), plan({}, 'a'), plan({}, 'b')].map(({ seed }) => seed)
  expect(one).toEqual(expect.any(Number))
  expect([same === one, other === one]).toEqual([true, false])
})

test('one fault more leaves the others as they were', () => {
  const delays = (faults: Faults) =>
    sends(faults)
      .slice(0, 200)
      .map(({ delay }) => delay)
  expect(delays({ delay: 50, duplicate: 1, reorder: true, seed: 7 })).toEqual(delays({ delay: 50, seed: 7 }))
})

test('about as many inputs as it says come twice, after the first time and with the same bytes', () => {
  const all = sends({ duplicate: 0.3, seed: 7 })
  const again = all.slice(200)
  expect(again.length).toBeGreaterThan(40)
  expect(again.length).toBeLessThan(80)
  for (const { behind, bytes, fault } of again) {
    expect(fault).toBe('repeated')
    expect(all[behind[0] ?? -1]?.bytes).toBe(bytes)
    expect(Math.max(...behind)).toBe(behind.at(-1))
  }
  expect(new Set(again.map(({ behind }) => (behind[1] ?? 0) - (behind[0] ?? 0))).size).toBeGreaterThan(20)
})

test('delays are from nothing to what it says, and what is dropped is not sent again', () => {
  const delays = sends({ delay: 3, seed: 7 }).map(({ delay }) => delay)
  expect(new Set(delays)).toEqual(new Set([0, 1, 2, 3]))
  const dropped = sends({ drop: 'Ordered', duplicate: 1 })
  expect([dropped.length, new Set(dropped.map(({ fault }) => fault))]).toEqual([200, new Set(['dropped'])])
})

test('what is to be dropped must be an input', () => {
  expect(() => plan({ drop: 'Orderd' })).toThrow(
    'No input is called "Orderd", so it cannot be dropped; did you mean "Ordered"?',
  )
  expect(() => plan({ drop: 'Served' })).toThrow('there are Ordered.')
})
