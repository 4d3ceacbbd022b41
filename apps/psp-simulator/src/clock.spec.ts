import { describe, expect, test } from '@jest/globals'
import { Clock } from './clock.js'

const hour = 3_600_000
const forever = new AbortController().signal

describe('the clock', () => {
  test('shows the machine’s time until it is moved', () => {
    const clock = new Clock()
    expect(Math.abs(clock.now().getTime() - Date.now())).toBeLessThan(1_000)
    expect(clock.move({ epoch: 1, offset: hour })).toBe(true)
    expect(Math.abs(clock.now().getTime() - Date.now() - hour)).toBeLessThan(1_000)
  })

  test('goes on from where it was', () => {
    expect(new Clock({ epoch: 4, offset: hour }).reading).toEqual({ epoch: 4, offset: hour })
  })

  test.each([
    ['back', { epoch: 5, offset: hour - 1 }],
    ['to an earlier move', { epoch: 3, offset: 2 * hour }],
  ])('does not go %s', (_, to) => {
    const clock = new Clock({ epoch: 4, offset: hour })
    expect(clock.move(to)).toBe(false)
    expect(clock.reading).toEqual({ epoch: 4, offset: hour })
  })

  test('ends a wait that is over by it, and leaves the others', async () => {
    const clock = new Clock()
    const stop = new AbortController()
    const [short, long] = [clock.passed(10 * 60_000, forever), clock.passed(3 * hour, stop.signal)]
    clock.move({ epoch: 1, offset: hour })
    await short
    stop.abort(new Error('stopped'))
    await expect(long).rejects.toThrow('stopped')
  })

  test('lets a wait end by itself', async () => {
    await new Clock().passed(5, forever)
  })
})
