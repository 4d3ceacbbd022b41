import { expect, test } from '@jest/globals'
import { isDeeperThan } from './json-depth.js'

const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth)

test.each([
  ['a list of lists', nested(3), false],
  ['one level more', nested(4), true],
  ['objects, too', '{"a":{"a":{"a":{}}}}', true],
  ['beside each other', '[[[]],[[]],{"a":[]}]', false],
  ['brackets in a text', '["[[[[[[", "\\"[[[[", "\\\\", [[]]]', false],
  ['what never closes', '[[[[', true],
])('%s', (_, json, deeper) => {
  expect(isDeeperThan(3, json)).toBe(deeper)
})
