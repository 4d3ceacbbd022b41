import { expect, test } from '@jest/globals'
import { ProblemError } from './problem-error.js'

const document = {
  type: 'https://parpay.dev/problems/invalid-request',
  title: 'The request is not valid',
  status: 422,
  detail: '/lines/0/quantity must be a whole number from 1 to 9999.',
  errors: [{ pointer: '/lines/0/quantity', message: 'must be a whole number from 1 to 9999' }],
}

test('a problem names its kind, the fields and what to do', () => {
  const error = new ProblemError(422, document)
  expect(error).toMatchObject({ ...document, kind: 'invalid-request', retryAfter: undefined })
  expect(error.fields).toEqual({ '/lines/0/quantity': 'must be a whole number from 1 to 9999' })
  expect(error.message).toBe('The request is not valid: /lines/0/quantity must be a whole number from 1 to 9999.')
})

test.each<[string, unknown]>([
  ['a page of something in between', '<html>Bad Gateway</html>'],
  ['nothing', undefined],
  ['null', null],
  ['a list', [1]],
  ['members of other types', { type: 1, title: null, detail: {}, errors: {} }],
  ['errors of other shapes', { errors: [null, 'x', { pointer: 1, message: 2 }] }],
])('%s is a problem without a type', (_, body) => {
  const error = new ProblemError(502, body)
  expect(error).toMatchObject({ status: 502, type: 'about:blank', kind: 'about:blank', errors: [] })
  expect(error.message).toBe('The REST API answered 502.')
})
