import { expect, test } from '@jest/globals'
import type { Value } from '../value.js'
import { jsonOf } from './json.js'
import { valueText } from './value-text.js'

test.each<{ value: Value; text: string }>([
  { value: { total: 4900n, reason: 'late' }, text: '{ total: 4900n, reason: "late" }' },
  { value: {}, text: '{}' },
  { value: [1, null, true, 1.5], text: '[1, null, true, 1.5]' },
  { value: new Uint8Array([0, 255]), text: '0x00ff' },
  { value: { 'a b': '\u001b[2J\u009b"\u202e' }, text: '{ "a b": "\\u001b[2J\\u{9b}\\"\\u{202e}" }' },
])('$text', ({ value, text }) => {
  expect(valueText(value)).toBe(text)
})

test('what is nested too deep is left out', () => {
  let deep: Value = 'end'
  for (let n = 0; n < 50_000; n += 1) deep = [deep]
  expect(valueText(deep)).toContain('[[[…]]]')
  expect(JSON.stringify(jsonOf(deep))).toContain('[["…"]]')
})

test('a field may have any name', () => {
  const value = { constructor: 1, ['__proto__']: 2n }
  expect(jsonOf(value)).toEqual({ constructor: 1, ['__proto__']: '2' })
})

test('a number that JSON lacks is its name', () => {
  expect(jsonOf([NaN, -Infinity])).toEqual(['NaN', '-Infinity'])
})
