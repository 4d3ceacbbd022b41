import { expect, test } from '@jest/globals'
import { readFileSync } from 'node:fs'
import { shop } from '../../test/shop.fixture.js'
import { compileFilter } from './index.js'
import { parse } from './parser.js'

const [, examples = '', refusal = ''] = readFileSync(new URL('./README.md', import.meta.url), 'utf8')
  .split(/^```\n/m)
  .filter((_, n) => n === 0 || n % 2 === 1)

test.each(
  examples
    .trim()
    .split('\n')
    .map((line) => line.split(/ {3,}/)[0] ?? ''),
)('the example %s is a filter', (text) => {
  expect(() => parse(text)).not.toThrow()
})

test('the refusal shown is what is said', () => {
  const [message, text = '', caret = ''] = refusal.trimEnd().split('\n')
  expect(() => compileFilter(text, shop)).toThrow(
    expect.objectContaining({ name: 'FilterInvalid', message, excerpt: `${text}\n${caret}` }),
  )
})
