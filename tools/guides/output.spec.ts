import { expect, test } from '@jest/globals'
import { mismatch } from './output.mjs'

test.each([
  ['the same', 'a\nb', 'a\nb\n'],
  ['nothing', '', '\n'],
  ['anything in a line', 'ord_... paid ... EUR', 'ord_17x paid 49.99 EUR'],
  ['signs with a meaning elsewhere', '(a+b)? [1]', '(a+b)? [1]'],
  ['other spaces between words', 'a  b', 'a      b  '],
  ['colours', 'red', '\u001b[31mred\u001b[39m'],
  ['any lines before', '...\nlast', 'a\nb\nlast'],
  ['any lines after', 'first\n...', 'first'],
  ['any lines between, tried again', 'a\n...\nb\nc', 'a\nb\nx\nb\nc'],
  ['Windows ends of lines', 'a\nb', 'a\r\nb\r\n'],
])('%s fits', (_, promised, came) => {
  expect(mismatch(promised, came)).toBeUndefined()
})

test.each([
  ['another line', 'a\nb', 'a\nc', { line: 1, promised: 'b', came: 'c' }],
  ['a line too few', 'a\nb', 'a', { line: 1, promised: 'b', came: '(the end)' }],
  ['a line too many', 'a', 'a\nb', { line: 1, promised: '(the end)', came: 'b' }],
  ['a line that has more', 'a', 'ab', { line: 0, promised: 'a', came: 'ab' }],
  ['words without the space between them', 'a b', 'ab', { line: 0, promised: 'a b', came: 'ab' }],
  ['what is not among any lines', '...\nx', 'a\nb', { line: 1, promised: 'x', came: 'a' }],
])('%s does not', (_, promised, came, expected) => {
  expect(mismatch(promised, came)).toEqual(expected)
})
