import { expect, test } from '@jest/globals'
import { isValue } from './value.js'

test.each([null, true, 1, 1n, 'a', new Uint8Array(1), [], [1, [null]], {}, { a: { b: [1n] } }])(
  '%p is a value',
  (thing) => {
    expect(isValue(thing)).toBe(true)
  },
)

test.each([undefined, Symbol('a'), () => 1, [undefined], { a: { b: () => 1 } }])('%p is none', (thing) => {
  expect(isValue(thing)).toBe(false)
})
