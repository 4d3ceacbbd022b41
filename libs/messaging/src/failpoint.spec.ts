import { afterEach, describe, expect, test } from '@jest/globals'
import { armFailpoints, failpoint, failpointPasses, failpoints, parseFailpoints } from './failpoint.js'

afterEach(() => {
  armFailpoints(null)
})

describe('a plan of failpoints', () => {
  test('names lines, passes and chances', () => {
    expect(parseFailpoints('relay.acknowledged=kill, worker.called=kill#3,batch.committed=kill@0.01,seed=7')).toEqual({
      triggers: [
        { name: 'relay.acknowledged', chance: 1 },
        { name: 'worker.called', nth: 3 },
        { name: 'batch.committed', chance: 0.01 },
      ],
      seed: 7,
    })
  })

  test.each([
    'relay.acknowledge=kill',
    'toString=kill',
    'relay.acknowledged',
    'relay.acknowledged=throw',
    'relay.acknowledged=kill#0',
    'relay.acknowledged=kill@2',
    'seed=x',
    ',',
  ])('"%s" is refused with the names there are', (text) => {
    expect(() => parseFailpoints(text)).toThrow(`the names are ${Object.keys(failpoints).join(', ')}`)
  })

  test('stops at the pass it names and at no other', () => {
    const stops = failpointPasses(parseFailpoints('worker.called=kill#3'))
    expect([1, 2, 3, 4].map(() => stops('worker.called'))).toEqual([false, false, true, false])
    expect([1, 2, 3].map(() => stops('batch.committed'))).toEqual([false, false, false])
  })

  test('with a chance stops at the same passes for the same seed, about as often as it says', () => {
    const passes = (seed: number): boolean[] => {
      const stops = failpointPasses(parseFailpoints(`worker.called=kill@0.1,seed=${seed}`))
      return Array.from({ length: 1000 }, () => stops('worker.called'))
    }
    expect(passes(7)).toEqual(passes(7))
    expect(passes(7)).not.toEqual(passes(8))
    expect(Math.abs(passes(7).filter(Boolean).length - 100)).toBeLessThan(40)
  })
})

test('a failpoint stops what passes it while it is armed, and nothing otherwise', () => {
  failpoint('edge.committed')
  const stop = (name: string): never => {
    throw new Error(`stopped at ${name}`)
  }
  armFailpoints(parseFailpoints('edge.committed=kill#2'), stop)
  failpoint('edge.committed')
  failpoint('batch.committed')
  expect(() => {
    failpoint('edge.committed')
  }).toThrow('stopped at edge.committed')
  armFailpoints(null)
  failpoint('edge.committed')
})
