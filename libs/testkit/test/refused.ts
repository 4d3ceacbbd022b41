import { expect, test } from '@jest/globals'
import { compileFilter, FilterInvalid } from '../src/filter/index.js'
import { shop } from './shop.fixture.js'

/** What a filter is refused with. */
export function refusal(text: string, vocabulary = shop): FilterInvalid {
  try {
    compileFilter(text, vocabulary)
  } catch (error) {
    if (error instanceof FilterInvalid) return error
    throw error
  }
  throw new Error(`${text} is accepted`)
}

/** A test for each row of a table: the filter, a line with the caret, the sentence. */
export function refused(rows: string): void {
  const cases = rows
    .trim()
    .split(/\n\s*\n/)
    .map((row) => row.split('\n').map((line) => line.replace(/^ {4}/, '')))
  test.each(cases.map(([text = '', caret = '', sentence = '']) => ({ text, caret, sentence })))(
    '$text',
    ({ text, caret, sentence }) => {
      const { message, excerpt } = refusal(text)
      expect(`${excerpt}\n${message}`).toBe(`${text}\n${caret}\n${sentence}`)
    },
  )
}
