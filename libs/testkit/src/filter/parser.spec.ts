import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { anyText } from '../../test/any-text.js'
import { condition } from '../../test/filter.arbitrary.js'
import { FilterInvalid } from './filter-invalid.js'
import { parse } from './parser.js'
import { print } from './print.js'
import type { Condition } from './syntax.js'

/** A tree without its positions: text that is printed has others. */
const withoutPositions = (tree: Condition): unknown =>
  JSON.parse(
    JSON.stringify(tree, (name, part: unknown) => {
      if (name === 'from' || name === 'to') return undefined
      return typeof part === 'bigint' ? `${part}n` : part
    }),
  )

describe('a filter says the same as', () => {
  test.each([
    ['final', 'final'],
    ['  a==1&&b==2||c==3 ', 'a == 1 && b == 2 || c == 3'],
    ['a == 1 && (b == 2 || c == 3)', 'a == 1 && (b == 2 || c == 3)'],
    ['(a == 1 && b == 2) || c == 3', 'a == 1 && b == 2 || c == 3'],
    ['((a == 1))', 'a == 1'],
    ['!a && !(a == 1) && !!exists(a)', '!a && !(a == 1) && !!exists(a)'],
    ['5 < a', 'a > 5'],
    ['5n <= a', 'a >= 5n'],
    ["'it\\'s' == a", 'a == "it\'s"'],
    ['a == "\\u00e9\\u{1f600}\\n\\t\\/"', 'a == "é😀\\n\\t/"'],
    ['a == -0', 'a == 0'],
    ['a == 1e2', 'a == 100'],
    ['a == 007n', 'a == 7n'],
    ['a == 9007199254740991', 'a == 9007199254740991'],
    ['a == 9007199254740993', 'a == 9007199254740993n'],
    ['a in [1,"x" , null]', 'a in [1, "x", null]'],
    ['a . b [ 0 ] [ "c" ] [ * ] == null', 'a.b[0].c[*] == null'],
    ['a["b c"].type == 1', 'a["b c"].type == 1'],
    ['payload == 1 || payload[0] == 1', 'payload == 1 || payload[0] == 1'],
    ['payload.type == type', 'payload.type == type'],
    ["header['ce_type'] == header.x", 'header.ce_type == header.x'],
    ['in in [1] && contains contains "x" && like like "y"', 'in in [1] && contains contains "x" && like like "y"'],
    ['exists == 1', 'exists == 1'],
    ['größe > 1 && $a_1 > 1', 'größe > 1 && $a_1 > 1'],
    ['a\n== 1', 'a == 1'],
  ])('%s', (text, printed) => {
    expect(print(parse(text))).toBe(printed)
  })
})

test('a filter knows where its parts stood', () => {
  expect(parse(' a == 1 && !bc')).toMatchObject({
    from: 1,
    to: 14,
    conditions: [
      { from: 1, to: 7, path: { from: 1, to: 2 }, literal: { from: 6, to: 7 } },
      { from: 11, to: 14, condition: { path: { steps: [{ name: 'bc', from: 12, to: 14 }] } } },
    ],
  })
})

test('what is printed is read as what it was', () => {
  fc.assert(
    fc.property(condition, (tree) => {
      expect(withoutPositions(parse(print(tree)))).toEqual(withoutPositions(tree))
    }),
    { numRuns: 500 },
  )
})

const pieces = ['a', 'type', 'header', 'payload', 'exists', 'in', 'like', 'contains', 'true', 'null', '1', '-', '5n', '1.5', '"x"', '"', "'", '\\', '==', '!=', '<', '=', '&&', '||', '&', '!', '(', ')', '[', ']', '*', '.', ',', ' ', '\n'] // prettier-ignore

test('any text is a filter or is refused', () => {
  const text = fc.oneof(
    anyText(),
    fc.array(fc.constantFrom(...pieces), { maxLength: 15 }).map((parts) => parts.join('')),
    fc.array(fc.constantFrom(...pieces), { maxLength: 15 }).map((parts) => parts.join(' ')),
  )
  fc.assert(
    fc.property(text, (text) => {
      try {
        parse(text)
      } catch (error) {
        if (!(error instanceof FilterInvalid)) throw error
        expect(error.message).not.toContain('\n')
        expect(error.excerpt.split('\n')).toHaveLength(2)
        expect(error.position).toBeLessThanOrEqual(text.length)
      }
    }),
    { numRuns: 2_000 },
  )
})
