import { expect, test } from '@jest/globals'
import { blanked } from './blanked.js'

test('secrets are blanked wherever they stand, up to two levels deep, and nothing else is', () => {
  const fields = {
    token: 'a',
    tokens: 3,
    request: { headers: { authorization: 'b', host: 'c' }, apiKey: 'd' },
    list: [{ secret: 'e', n: 1 }],
  }
  expect(blanked(fields)).toEqual({
    token: '[hidden]',
    tokens: 3,
    request: { headers: { authorization: '[hidden]', host: 'c' }, apiKey: '[hidden]' },
    list: [{ secret: '[hidden]', n: 1 }],
  })
  expect(fields.token).toBe('a') // whoever logs it still has it
})

test('errors, bytes, dates and nulls are left alone', () => {
  const fields = { err: Object.assign(new Error('x'), { token: 'a' }), bytes: Buffer.of(1), at: new Date(0), no: null }
  expect(Object.entries(blanked(fields)).every(([name, value]) => Object.is(value, Reflect.get(fields, name)))).toBe(
    true,
  )
})
