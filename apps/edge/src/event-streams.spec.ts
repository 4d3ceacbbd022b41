import { afterEach, beforeEach, expect, jest, test } from '@jest/globals'
import { newId } from '@parpay/events'
import { once } from 'node:events'
import { EventStreams, type Position, type Told } from './event-streams.server.js'
import { Problem } from './problem.js'

const merchant = newId('mer')

/** Streams over endless events that are `size` characters each. */
function streaming(size = 10) {
  const asked: (readonly Position[])[] = []
  let rings = 0
  const watch = { add: () => undefined, ring: () => (rings += 1), ended: false }
  const streams = new EventStreams(watch, (positions, most) => {
    asked.push(positions.map(({ of, after }) => ({ of, after })))
    const told = positions.flatMap(({ after }, nth) =>
      Array.from({ length: most }, (_, i): Told => ({ nth, n: after + i + 1, data: 'x'.repeat(size) })),
    )
    return Promise.resolve(told)
  })
  return { streams, asked, rings: () => rings }
}

beforeEach(() => {
  jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate'] })
})
afterEach(() => {
  jest.useRealTimers()
})

test('a client who takes nothing is sent one more helping and is not asked for again', async () => {
  const { streams, asked } = streaming(1_000)
  streams.follow(merchant, { of: 'a', after: 5 })
  await streams.look()
  await streams.look()
  await streams.look()
  expect(asked).toEqual([[{ of: 'a', after: 5 }]])
  streams.end()
})

test('a client who takes all is told the rest', async () => {
  const { streams, asked, rings } = streaming()
  const stream = streams.follow(merchant, { of: 'a', after: 0 })
  stream.resume()
  await streams.look()
  expect(rings()).toBe(2)
  await streams.look()
  expect(asked).toEqual([[{ of: 'a', after: 0 }], [{ of: 'a', after: 100 }]])
  streams.end()
})

test('a client who takes nothing for three heartbeats is cut off', async () => {
  const { streams } = streaming(1_000)
  const stream = streams.follow(merchant, { of: 'a', after: 0 })
  await streams.look()
  jest.advanceTimersByTime(20_000)
  expect(stream.destroyed).toBe(false)
  jest.advanceTimersByTime(10_000)
  expect(stream.destroyed).toBe(true)
  await once(stream, 'close')
  expect(streams.wanted).toBe(false)
})

test('a quiet stream has heartbeats', () => {
  const { streams } = streaming()
  const stream = streams.follow(merchant, { of: 'a', after: 0 })
  jest.advanceTimersByTime(20_000)
  expect(String(stream.read())).toBe('retry: 1000\n\n:\n\n:\n\n')
  streams.end()
})

test('one merchant cannot take all streams', () => {
  const { streams } = streaming()
  const position = { of: 'a', after: 0 }
  for (let i = 0; i < 1_000; i++) streams.follow(merchant, position)
  expect(() => streams.follow(merchant, position)).toThrow(Problem)
  expect(streams.follow(newId('mer'), position).destroyed).toBe(false)
  streams.end()
})
