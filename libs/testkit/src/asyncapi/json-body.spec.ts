import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { jsonBody, parseJson } from './json-body.js'

test('what JSON says is read again', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = JSON.stringify(value)
      expect(JSON.stringify(parseJson(Buffer.from(text)))).toBe(text)
    }),
  )
})

test('a name may be any, and objects have no prototype', () => {
  const value = parseJson(Buffer.from('{"__proto__":{"a":1},"constructor":2}'))
  expect(Object.keys(value ?? {})).toEqual(['__proto__', 'constructor'])
  expect(Object.getPrototypeOf(value)).toBeNull()
})

test.each([
  ['{"a":1,"b":{"a":1},"a":2}', 'has the name "a" twice in one object'],
  [String.raw`{"a":1,"\u0061" :2}`, 'has the name "a" twice in one object'],
  ['', 'is no JSON: '],
  ['{"a":1,}', 'is no JSON: '],
  ['{} {}', 'is no JSON: '],
])('%s is refused', (text, problem) => {
  expect(() => parseJson(Buffer.from(text))).toThrow(problem)
})

test.each([String.raw`{"a":"\"b\":","b":":"}`, '[{"a":1},{"a":1}]', '{"a":{"a":{"a":[]}}}'])(
  '%s has no name twice',
  (text) => {
    expect(() => parseJson(Buffer.from(text))).not.toThrow()
  },
)

test('bytes that are no UTF-8 are refused', () => {
  expect(() => parseJson(Buffer.from([0x22, 0xff, 0x22]))).toThrow('is not UTF-8')
})

test.each([
  ['{}', 'has no id'],
  ['{"id":1}', 'has /id, which must be of type string'],
  ['{"id":"a","by":{"card":5}}', 'has /by/card, which must be of type string'],
])('%s is not of its schema', (text, problem) => {
  const by = { oneOf: [{ required: ['wallet'] }, { properties: { card: { type: 'string' } } }] }
  const read = jsonBody({ required: ['id'], properties: { id: { type: 'string' }, by } })
  expect(() => read(Buffer.from(text))).toThrow(new Error(problem))
})

test('a schema that ajv refuses is said to be so', () => {
  expect(() => jsonBody({ type: 'strng' })(Buffer.from('1'))).toThrow('has a schema that cannot be used')
})
