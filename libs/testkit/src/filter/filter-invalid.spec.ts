import { describe, expect, test } from '@jest/globals'
import { refusal } from '../../test/refused.js'
import { shop } from '../../test/shop.fixture.js'
import { compileFilter } from './index.js'

describe('limits', () => {
  test('a filter is not longer than 10,000 characters', () => {
    const longest = `currency == "${'x'.repeat(9_986)}"`
    expect(() => compileFilter(longest, shop)).not.toThrow()
    expect(refusal(`${longest} `).message).toBe('a filter has at most 10000 characters, not 10001')
  })

  test.each([
    ['(', ')', 'final'],
    ['!', '', 'final'],
    ['!(', ')', 'final'],
  ])('%s%s is nested 100 deep at most', (open, close, inner) => {
    const nested = (levels: number) =>
      `${open.repeat(levels / open.length)}${inner}${close.repeat(levels / open.length)}`
    expect(() => compileFilter(nested(100), shop)).not.toThrow()
    expect(refusal(nested(102)).message).toBe('parentheses and "!" are nested more than 100 deep')
    expect(refusal(nested(9_000 / (open.length + close.length)))).toMatchObject({ position: 101 })
  })

  test('a path has at most 100 steps', () => {
    expect(() => compileFilter(`extra${'[0]'.repeat(99)} == 1`, shop)).not.toThrow()
    expect(refusal(`extra${'[0]'.repeat(100)} == 1`).message).toBe('a path has at most 100 steps')
  })

  test('a chain may be as long as the text', () => {
    const chain = (operator: string) => Array.from({ length: 1_000 }, () => 'final').join(operator)
    expect(() => compileFilter(chain(' && '), shop)).not.toThrow()
    expect(() => compileFilter(chain(' || '), shop)).not.toThrow()
  })
})

describe('the excerpt', () => {
  test('is the line concerned', () => {
    expect(refusal('final &&\n  amuont > 5').excerpt).toBe('  amuont > 5\n  ^')
  })

  test('is at most 100 characters wide', () => {
    const text = `currency == "${'x'.repeat(100)}" && amuont > 5 && code == "${'y'.repeat(100)}"`
    expect(refusal(text).excerpt).toBe(
      `...${'x'.repeat(42)}" && amuont > 5 && code == "${'y'.repeat(24)}...\n${' '.repeat(50)}^`,
    )
  })

  test('has no control characters, and one column for each character', () => {
    expect(refusal('\tcode == "\u001b[2J😀" && amuont > 5').excerpt).toBe(
      ' code == " [2J😀" && amuont > 5\n                    ^',
    )
  })

  test('of an empty filter is the caret alone', () => {
    expect(refusal('')).toMatchObject({
      message: 'the filter is empty; write for example type == "NAME"',
      excerpt: '\n^',
    })
  })
})

test('a contract without messages allows no filter', () => {
  expect(refusal('final', { messages: [] }).message).toBe('the contract has no messages that a filter could be about')
})
