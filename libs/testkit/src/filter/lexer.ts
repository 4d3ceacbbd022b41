import { FilterInvalid } from './filter-invalid.js'
import { numeral } from './numeral.js'
import { stringAt } from './string-literal.js'
import type { Span } from './syntax.js'

export type Token = Span &
  (
    | { readonly kind: 'word'; readonly text: string }
    | { readonly kind: 'string'; readonly value: string }
    | { readonly kind: 'number'; readonly value: number | bigint }
    | { readonly kind: 'symbol'; readonly text: string }
    | { readonly kind: 'end' }
  )

const space = /\s+/y
const word = /[\p{ID_Start}_$][\p{ID_Continue}$]*/uy
const number = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?n?/y
const symbol = /===?|!==?|<=|>=|<>|&&|\|\||[=<>!&|()[\],.*]/y

/** What people write from habit in other languages, and what it is here. */
const meant: Readonly<Record<string, string>> = {
  '=': '==',
  '===': '==',
  '!==': '!=',
  '<>': '!=',
  '&': '&&',
  '|': '||',
}

/** Whether a name can stand in a filter as it is, or needs `["..."]`. */
export const isWord = (name: string): boolean => matchAt(word, name, 0) === name && name !== ''

/** The tokens of a text, the last one `end`. Throws `FilterInvalid`. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  let from = matchAt(space, text, 0).length
  while (from < text.length) {
    const token = tokenAt(text, from)
    tokens.push(token)
    from = token.to + matchAt(space, text, token.to).length
  }
  tokens.push({ kind: 'end', from: text.length, to: text.length })
  return tokens
}

function tokenAt(text: string, from: number): Token {
  if (text[from] === '"' || text[from] === "'") return stringAt(text, from)
  const name = matchAt(word, text, from)
  if (name) return { kind: 'word', text: name, from, to: from + name.length }
  const digits = matchAt(number, text, from)
  if (digits) return { kind: 'number', value: valueOf(digits, text, from), from, to: from + digits.length }
  const sign = matchAt(symbol, text, from)
  const right = meant[sign]
  if (right !== undefined) throw new FilterInvalid(`"${sign}" is no operator; did you mean "${right}"?`, text, from)
  if (sign) return { kind: 'symbol', text: sign, from, to: from + sign.length }
  const character = String.fromCodePoint(text.codePointAt(from) ?? 0)
  const inName = character === '-' && /[\p{ID_Continue}$]/u.test(text[from - 1] ?? '')
  const hint = inName ? '; a name with other characters is written in quotes, as in payload["a-b"]' : ''
  throw new FilterInvalid(`${JSON.stringify(character)} has no meaning here${hint}`, text, from)
}

function valueOf(digits: string, text: string, from: number): number | bigint {
  const after = matchAt(word, text, from + digits.length)
  const whole = /^-?\d+n$/.test(digits)
  const value = whole ? BigInt(digits.slice(0, -1)) : numeral(digits)
  if (after || value === undefined) throw new FilterInvalid(`${digits}${after} is no number`, text, from)
  return value
}

function matchAt(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0] ?? ''
}
