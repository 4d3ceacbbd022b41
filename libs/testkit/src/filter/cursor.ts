import { FilterInvalid } from './filter-invalid.js'
import { tokensOf, type Token } from './lexer.js'
import { printScalar } from './print.js'

/** Walks over a filter's tokens. */
export class Cursor {
  readonly #tokens: readonly Token[]
  #next = 0

  /** Throws `FilterInvalid` where the text has something that is no token. */
  constructor(readonly text: string) {
    this.#tokens = tokensOf(text)
  }

  get token(): Token {
    return this.#at(this.#next)
  }

  get following(): Token {
    return this.#at(this.#next + 1)
  }

  /** Where the last token taken ends. */
  get end(): number {
    return this.#tokens[this.#next - 1]?.to ?? 0
  }

  take(): Token {
    const { token } = this
    if (token.kind !== 'end') this.#next += 1
    return token
  }

  /** Takes this symbol where it is next. */
  accept(symbol: string): boolean {
    const next = isSymbol(this.token, symbol)
    if (next) this.take()
    return next
  }

  expect(symbol: string): void {
    if (!this.accept(symbol)) this.refuse(`"${symbol}"`)
  }

  /** Throws: at the next token something else is wanted. */
  refuse(wanted: string): never {
    const { token } = this
    this.fail(`expected ${wanted}, ${token.kind === 'end' ? 'but the filter ends' : `not ${spell(token)}`}`)
  }

  /** Throws: at the next token, or at `position`. */
  fail(sentence: string, position = this.token.from): never {
    throw new FilterInvalid(sentence, this.text, position)
  }

  #at(index: number): Token {
    return this.#tokens[index] ?? { kind: 'end', from: this.text.length, to: this.text.length }
  }
}

export const isSymbol = (token: Token, symbol: string): boolean => token.kind === 'symbol' && token.text === symbol

function spell(token: Exclude<Token, { kind: 'end' }>): string {
  if (token.kind === 'string') return `the string ${printScalar(token.value)}`
  return token.kind === 'number' ? String(token.value) : `"${token.text}"`
}
