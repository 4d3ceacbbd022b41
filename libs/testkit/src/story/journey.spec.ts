import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { links, story, told } from '../../test/told.js'
import { causalOrder } from './causal-order.js'
import { journeyData } from './journey-data.js'
import { journey } from './journey.js'
import { repeats } from './repeats.js'

test('a step has its time since its cause and since the beginning', () => {
  const { began, took, steps } = journey(
    [
      told({ id: 'b', cause: 'a', at: 30, topic: 'b' }),
      told({ id: 'a', at: 10 }),
      told({ id: 'c', at: 15, offset: 1 }),
    ],
    links,
  )
  expect({ began, took }).toEqual({ began: new Date(10), took: 20 })
  expect(steps.map(({ id, depth, sinceCause, sinceBeginning }) => [id, depth, sinceCause, sinceBeginning])).toEqual([
    ['a', 0, undefined, 0],
    ['b', 1, 20, 20],
    ['c', 0, undefined, 5],
  ])
})

test('no messages are a journey without a beginning', () => {
  expect(journey([], links)).toEqual({ began: undefined, took: 0, steps: [] })
})

test('each message is a step or a repeat of one, whatever causes what', () => {
  fc.assert(
    fc.property(story(true), fc.nat(5), (messages, again) => {
      const all = [...messages, ...messages.slice(0, again).map((message) => ({ ...message, offset: 99n }))]
      const { steps } = journey(all, links)
      expect(steps.reduce((sum, step) => sum + 1 + step.repeats, 0)).toBe(all.length)
      expect(steps.length).toBe(all.length - repeats(causalOrder(all, links), links).size)
      for (const step of steps) if (step.cause) expect(step.cause.effects).toContain(step)
    }),
  )
})

test('as data it is plain JSON, with indexes for causes', () => {
  const cause = told({ id: 'a', at: 10, offset: 7, message: { amount: 4900n, bytes: new Uint8Array([1, 2]) } })
  const effect = told({ name: 'Heard', id: 'b', cause: 'a', at: NaN, topic: 'b', key: null, sender: 'shop' })
  const data = journeyData(journey([cause, effect], links))
  expect(JSON.parse(JSON.stringify(data))).toEqual(data)
  expect(data.steps).toEqual([
    {
      ...{ name: 'Said', topic: 'talk', partition: 0, offset: '7', at: '1970-01-01T00:00:00.010Z', key: 'k' },
      ...{ id: 'a', correlation: 'story', sender: null, cause: null, depth: 0, sinceCause: null, sinceBeginning: 10 },
      ...{ repeats: 0, notes: [], headers: { id: 'a', correlation: 'story' } },
      message: { amount: '4900', bytes: 'AQI=' },
    },
    {
      ...{ name: 'Heard', topic: 'b', partition: 0, offset: '0', at: '1970-01-01T00:00:00.000Z', key: null },
      ...{ id: 'b', correlation: 'story', sender: 'shop', cause: 0, depth: 1, sinceCause: -10, sinceBeginning: 0 },
      ...{ repeats: 0, notes: [], headers: { id: 'b', cause: 'a', sender: 'shop', correlation: 'story' } },
      message: {},
    },
  ])
})
