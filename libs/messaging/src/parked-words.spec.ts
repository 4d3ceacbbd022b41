import { expect, test } from '@jest/globals'
import { forkInWords, gapInWords } from './parked-words.js'

test.each([
  [4, 6, '5 has'],
  [3, 6, '4 and 5 have'],
  [0, 6, '1 to 5 have'],
])('a gap between %i and %i names what is missing', (last, came, missing) => {
  expect(gapInWords(last, came)).toBe(`sequence 6 of its key came, but ${missing} not: on the way still, or lost`)
})

test('a fork names both messages, and what has most likely happened', () => {
  const words = forkInWords(3, 'second', 'first')
  expect(words).toContain('sequence 3 of its key is message second here, but was message first before')
  expect(words).toContain('restored from a backup')
})
