import { expect, test } from '@jest/globals'
import { preferredWait } from './prefer.js'

test.each([
  ['wait=5', 5],
  ['wait=0', 0],
  ['wait=30', 30],
  ['wait=05', 5],
  ['WAIT = 5', 5],
  ['wait="5"', 5],
  ['wait=5; strict', 5],
  ['respond-async, wait=5', 5],
  ['foo="a, wait=3", wait=5', 5],
  ['wait=5, wait=9', 5],
  [['return=minimal', 'wait=5'], 5],
])('%j: wait', (header, seconds) => {
  expect(preferredWait(header)).toBe(seconds)
})

test.each([
  undefined,
  '',
  'wait',
  'wait=',
  'wait=-1',
  'wait=1.5',
  'wait=5s',
  'wait=31',
  'wait=99999999999999999999',
  'wait=abc, wait=5',
  'wait, wait=5',
  'waits=5',
  'foo; wait=5',
  'foo="wait=5',
  'respond-async',
])('%j: ignored', (header) => {
  expect(preferredWait(header)).toBeUndefined()
})
