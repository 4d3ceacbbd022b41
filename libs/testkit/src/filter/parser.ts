import { Cursor, isSymbol } from './cursor.js'
import { FilterInvalid } from './filter-invalid.js'
import { deepest, longest } from './limits.js'
import type { Condition } from './syntax.js'
import { parseTest, refuseOperator } from './test-parser.js'

/**
 * Reads a filter's text: `||` binds less than `&&`, `&&` less than a test, and `!` takes what stands right behind it.
 * A value on the left of a comparison is put on its right. Throws `FilterInvalid`.
 */
export function parse(text: string): Condition {
  if (text.length > longest) {
    throw new FilterInvalid(`a filter has at most ${longest} characters, not ${text.length}`, text, longest)
  }
  const cursor = new Cursor(text)
  if (cursor.token.kind === 'end') cursor.fail('the filter is empty; write for example type == "NAME"')
  const condition = parseEither(cursor, 0)
  if (cursor.token.kind !== 'end') refuseOperator(cursor)
  return condition
}

function parseEither(cursor: Cursor, depth: number): Condition {
  return parseChain(cursor, 'or', '||', () => parseChain(cursor, 'and', '&&', () => parseNegated(cursor, depth)))
}

/** A chain is one node however long it is, so its length costs no depth. */
function parseChain(cursor: Cursor, kind: 'and' | 'or', symbol: string, part: () => Condition): Condition {
  const first = part()
  const conditions = [first]
  while (cursor.accept(symbol)) conditions.push(part())
  return conditions.length === 1 ? first : { kind, conditions, from: first.from, to: cursor.end }
}

function parseNegated(cursor: Cursor, depth: number): Condition {
  const { from } = cursor.token
  if (depth > deepest) cursor.fail(`parentheses and "!" are nested more than ${deepest} deep`)
  if (cursor.accept('(')) {
    const condition = parseEither(cursor, depth + 1)
    if (!cursor.accept(')')) refuseOperator(cursor, '")"')
    return condition
  }
  if (!cursor.accept('!')) return parseTest(cursor)
  const simple = !['(', '!'].some((symbol) => isSymbol(cursor.token, symbol))
  const condition = parseNegated(cursor, depth + 1)
  if (simple && condition.kind !== 'exists' && condition.kind !== 'alone') {
    cursor.fail('"!" needs parentheses around a comparison, as in !(a == b)', from)
  }
  return { kind: 'not', condition, from, to: cursor.end }
}
