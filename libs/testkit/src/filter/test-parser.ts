import { isSymbol, type Cursor } from './cursor.js'
import type { Token } from './lexer.js'
import { nearest } from './nearest.js'
import { parsePath } from './path-parser.js'
import { printPath } from './print.js'
import { comparisons, textOperators } from './syntax.js'
import type { Alone, Comparison, Literal, Path, Scalar, Test } from './syntax.js'

const constants = new Map<string, Scalar>([
  ['true', true],
  ['false', false],
  ['null', null],
])

/** What people write from habit in other languages, and what it is here. */
const habits = new Map([
  ['and', 'did you mean "&&"?'],
  ['or', 'did you mean "||"?'],
  ['is', 'did you mean "=="?'],
  ['matches', 'use like, with "*" for any characters and "?" for one'],
])

/** The same in front of a field. */
const prefixes = new Map([
  ['not', '"not" is no operator; did you mean "!"?'],
  ['exists', '"exists" needs parentheses, as in exists(amount)'],
])

const mirrored: Readonly<Record<Comparison, Comparison>> = {
  '==': '==',
  '!=': '!=',
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
}

/** Reads one test, or a path that stands alone. */
export function parseTest(cursor: Cursor): Test | Alone {
  const { token, following } = cursor
  if (token.kind === 'word' && token.text === 'exists' && isSymbol(following, '(')) return parseExists(cursor)
  const left = parseOperand(cursor, 'a condition')
  const test = left.kind === 'path' ? parseAfterPath(cursor, left) : parseAfterLiteral(cursor, left)
  if (comparisonOf(cursor.token)) cursor.fail('comparisons cannot be chained; write a < b && b < c')
  return test
}

function parseExists(cursor: Cursor): Test {
  const { from } = cursor.take()
  cursor.expect('(')
  if (!startsPath(cursor.token)) cursor.refuse('a field')
  const path = parsePath(cursor)
  cursor.expect(')')
  if (path.root !== 'header' && path.root !== 'payload') cursor.fail(`"${path.root}" is always there`, path.from)
  return { kind: 'exists', path, from, to: cursor.end }
}

function parseAfterPath(cursor: Cursor, path: Path): Test | Alone {
  const { from } = path
  const { token } = cursor
  const comparison = comparisonOf(token)
  if (comparison) {
    cursor.take()
    const right = parseOperand(cursor, 'a value or a field')
    const test = { path, operator: comparison, from, to: cursor.end }
    return right.kind === 'path'
      ? { ...test, kind: 'relate', other: right }
      : { ...test, kind: 'compare', literal: right }
  }
  if (token.kind === 'symbol' || token.kind === 'end') return { kind: 'alone', path, from, to: path.to }
  const operator = token.kind === 'word' ? textOperators.find((name) => name === token.text) : undefined
  if (operator) {
    cursor.take()
    const literal = parseLiteral(cursor)
    if (operator !== 'contains' && typeof literal.value !== 'string') {
      cursor.fail(`${operator} needs a string`, literal.from)
    }
    return { kind: 'text', path, operator, literal, from, to: cursor.end }
  }
  if (token.kind !== 'word' || token.text !== 'in') {
    const prefix = path.bare ? prefixes.get(printPath(path)) : undefined
    if (prefix !== undefined) cursor.fail(prefix, from)
    refuseOperator(cursor, 'an operator')
  }
  cursor.take()
  const literals = parseList(cursor)
  return { kind: 'in', path, literals, from, to: cursor.end }
}

function parseAfterLiteral(cursor: Cursor, literal: Literal): Test {
  const { token } = cursor
  const operator = comparisonOf(token)
  if (!operator) {
    if (token.kind === 'word' && token.text === 'in') {
      cursor.fail('"in" has its field on the left; to look into a list write FIELD contains VALUE')
    }
    cursor.fail('a value alone is no condition; compare it with a field', literal.from)
  }
  cursor.take()
  const right = parseOperand(cursor, 'a field')
  if (right.kind === 'literal') {
    cursor.fail('both sides are values; the name of a field has no quotes', literal.from)
  }
  return { kind: 'compare', path: right, operator: mirrored[operator], literal, from: literal.from, to: cursor.end }
}

function parseList(cursor: Cursor): Literal[] {
  cursor.expect('[')
  const literals = [parseLiteral(cursor)]
  while (cursor.accept(',')) literals.push(parseLiteral(cursor))
  if (!cursor.accept(']')) cursor.refuse('"," or "]"')
  return literals
}

function parseOperand(cursor: Cursor, wanted: string): Path | Literal {
  if (startsPath(cursor.token)) return parsePath(cursor)
  return literalOf(cursor.token) === undefined ? cursor.refuse(wanted) : parseLiteral(cursor)
}

function parseLiteral(cursor: Cursor): Literal {
  const value = literalOf(cursor.token)
  if (value === undefined) cursor.refuse('a value')
  const { from, to } = cursor.take()
  return { kind: 'literal', value, from, to }
}

const startsPath = (token: Token): boolean => token.kind === 'word' && !constants.has(token.text)

function literalOf(token: Token): Scalar | undefined {
  if (token.kind === 'word') return constants.get(token.text)
  return token.kind === 'string' || token.kind === 'number' ? token.value : undefined
}

function comparisonOf(token: Token): Comparison | undefined {
  return token.kind === 'symbol' ? comparisons.find((operator) => operator === token.text) : undefined
}

/** Throws: at the cursor stands something that is no operator. */
export function refuseOperator(cursor: Cursor, wanted = '"&&", "||" or the end'): never {
  const { token } = cursor
  if (token.kind !== 'word') return cursor.refuse(wanted)
  const near = nearest(token.text, [...textOperators, 'in'])
  const hint = habits.get(token.text.toLowerCase()) ?? (near === undefined ? undefined : `did you mean "${near}"?`)
  return hint === undefined ? cursor.refuse(wanted) : cursor.fail(`"${token.text}" is no operator; ${hint}`)
}
