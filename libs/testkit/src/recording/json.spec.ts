import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { Flaw } from './flaw.js'
import { anyCodePoint } from '../../test/any-text.js'
import { parseJson } from './json.js'
import { limits } from './limits.js'

const parse = (text: string) => parseJson(text, limits)

test('what JSON.stringify writes is read as JSON.parse reads it, with spaces and without', () => {
  fc.assert(
    fc.property(fc.jsonValue({ stringUnit: anyCodePoint }), fc.constantFrom('', ' ', '\t'), (json, indent) => {
      const text = JSON.stringify(json, null, indent).replaceAll('\n', '\r')
      expect(parse(text)).toEqual(JSON.parse(text))
    }),
  )
})

test('what JSON.parse refuses is refused', () => {
  const pieces = fc.constantFrom(...'{}[],:"\\0123.-+eEtrufalsn \u0001'.split(''), '"a"', 'null', '\\u00', '\ud800')
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
      const text = parts.join('')
      let json: unknown
      try {
        json = JSON.parse(text)
      } catch {
        expect(() => parse(text)).toThrow(Flaw)
        return
      }
      try {
        expect(parse(text)).toEqual(json)
      } catch (error) {
        if (!(error instanceof Flaw)) throw error
        expect(error.message).toMatch(/a second time|would be rounded/)
      }
    }),
    { numRuns: 2_000 },
  )
})

test('objects have no prototype, so that every key is only a key', () => {
  const json = parse('{"__proto__":{"admin":true},"constructor":1}')
  expect(Object.getPrototypeOf(json)).toBeNull()
  expect(Object.keys(json ?? {})).toEqual(['__proto__', 'constructor'])
  expect(Object.hasOwn(Object.prototype, 'admin')).toBe(false)
})

test('zero keeps its sign', () => {
  expect(parse('[0,-0,0.0]')).toEqual([0, -0, 0])
})

describe('refused with the column', () => {
  const deep = (levels: number) => '['.repeat(levels) + ']'.repeat(levels)
  const wide = (fields: number) => `{${Array.from({ length: fields }, (_, n) => `"${n}":0`).join(',')}}`

  test.each([
    ['', 'column 1: the line ends where a value should begin'],
    ['nul', 'column 1: "nul" is no JSON value'],
    ['NaN', 'column 1: "NaN" is no JSON value'],
    ['[-Infinity]', 'column 2: "-Infinity" is no JSON value'],
    ['{"a":undefined}', 'column 6: "undefined" is no JSON value'],
    ["{'a':1}", 'column 2: "\'a\'" where a key should begin'],
    ['{"a" 1}', 'column 6: "1" where ":" should be'],
    ['{"a":1,}', 'column 8: "}" where a key should begin'],
    ['[1 2]', 'column 4: "2" where "," or "]" should be'],
    ['[01]', 'column 3: "1" where "," or "]" should be'],
    ['[1', 'column 3: the line ends where "," or "]" should be'],
    ['{"a":1}{}', 'column 8: "{" after the end of the JSON'],
    ['{"a":1,"\\u0061":2}', 'column 8: the key "a" a second time in one object'],
    ['{"__proto__":1,"__proto__":2}', 'column 16: the key "__proto__" a second time in one object'],
    ['["\\x41"]', 'column 2: a string with an escape that JSON does not have'],
    ['["\\ud83"]', 'column 2: a string with an escape that JSON does not have'],
    ['["a\tb"]', 'column 4: a control character within a string'],
    ['["a', 'column 2: a string that does not end'],
    ['["a\\', 'column 2: a string that does not end'],
    ['\ufeff{}', 'column 1: "\\ufeff" is no JSON value'],
    ['\u001b[2J', 'column 1: "\\u001b" is no JSON value'],
    [deep(65), 'column 65: nested deeper than 64'],
    [deep(100_000), 'column 65: nested deeper than 64'],
    [wide(10_001), 'column 88892: an object of more than 10000 fields'],
    ['x'.repeat(99), `column 1: "${'x'.repeat(40)}..." is no JSON value`],
  ])('%.40j', (text, problem) => {
    expect(() => parse(text)).toThrow(new Flaw(`${problem}; restore the line or record again`))
  })

  test.each(['9007199254740993', '1e400', '1e-400', '0.123456789012345678'])('%s', (literal) => {
    const problem = `column 2: the number "${literal}" would be rounded; write a 64-bit integer as a string`
    expect(() => parse(`[${literal}]`)).toThrow(new Flaw(problem))
  })

  test.each([deep(64), wide(10_000)])('but not what is just within the limits', (text) => {
    expect(parse(text)).toEqual(JSON.parse(text))
  })
})
