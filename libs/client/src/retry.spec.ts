import { expect, test } from '@jest/globals'
import { pauseBefore, type Met } from './retry.js'

const patience = { retries: 3, longestPause: 10_000 }
const answered = (status: number, retryAfter: string | null = null): Met => ({ status, retryAfter })

test.each<[string, Met, number | undefined]>([
  ['no answer', 'nothing', 100],
  ['too many requests', answered(429), 100],
  ['too many requests, with a time', answered(429, '2'), 2_000],
  ['unavailable', answered(503), 100],
  ['unavailable, with a time', answered(503, '10'), 10_000],
  ['unavailable for longer than is waited', answered(503, '11'), undefined],
  ['a time that is none', answered(503, 'soon'), 100],
  ['a gateway without a server', answered(502), 100],
  ['in flight or not ready, with a time', answered(409, '1'), 1_000],
  ['a conflict', answered(409), undefined],
  ['accepted', answered(202), undefined],
  ['accepted, with a time', answered(202, '1'), undefined],
  ['not valid', answered(422), undefined],
  ['an error of ours', answered(500), undefined],
])('after %s', (_, met, pause) => {
  expect(pauseBefore(1, met, patience, 1)).toBe(pause)
})

test('the pause doubles, and half of it is left to chance', () => {
  expect([1, 2, 3].map((tried) => pauseBefore(tried, 'nothing', patience, 1))).toEqual([100, 200, 400])
  expect([1, 2, 3].map((tried) => pauseBefore(tried, 'nothing', patience, 0))).toEqual([50, 100, 200])
})

test('there are no more tries than asked for', () => {
  expect(pauseBefore(4, 'nothing', patience, 1)).toBeUndefined()
  expect(pauseBefore(1, 'nothing', { ...patience, retries: 0 }, 1)).toBeUndefined()
})
