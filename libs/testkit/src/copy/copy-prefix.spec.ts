import { expect, test } from '@jest/globals'
import { copyPrefix, inTheWay, markedBy, markedTopics, markerOf } from './copy-prefix.js'
import { CopyRefused } from './refused.js'

test.each([
  ['bug-17', 'bug-17-'],
  ['bug-17-', 'bug-17-'],
  ['bug.', 'bug.'],
])('%s: topics begin with %s', (name, prefix) => {
  expect(copyPrefix(name)).toBe(prefix)
})

test.each(['', '../etc/', 'a b', '-x', '.', '__consumer_offsets', 'ü', 'x'.repeat(101)])('%j is refused', (name) => {
  expect(() => copyPrefix(name)).toThrow(CopyRefused)
})

test('a copy lies where nothing else does', () => {
  const topics = ['checkout.order.v1', 'a-orders', 'b-1-parpay-copy', 'b-1-orders']
  expect(inTheWay('checkout.', topics)).toBe('checkout.order.v1 begins with checkout.')
  expect(inTheWay('b-1-', topics)).toBe('b-1-parpay-copy begins with b-1-')
  expect(inTheWay('b-', topics)).toBe('b-1-parpay-copy begins with b-')
  expect(inTheWay('b-1-2-', topics)).toBe('b-1-2- begins with b-1-, under which another copy is')
  expect(inTheWay('check-', topics)).toBeUndefined()
})

test('a marker names its prefix and only topics under it', () => {
  expect(markedBy(markerOf('b-1-'))).toBe('b-1-')
  expect(markedBy('orders')).toBeUndefined()
  expect(markedTopics('b-', '["b-orders","orders",1]')).toEqual(['b-orders'])
  expect(markedTopics('b-', '{"0":"b-orders"}')).toEqual([])
})
