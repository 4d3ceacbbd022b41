import { isExact } from './exact.js'
import { Flaw, quoted } from './flaw.js'
import type { Limits } from './limits.js'

/** What JSON can say; objects have no prototype. */
export type Json = null | boolean | number | string | Json[] | JsonObject

export interface JsonObject {
  [key: string]: Json
}

/**
 * Reads one line of JSON (RFC 8259) more strictly than `JSON.parse`: no key twice in an object, no number whose digits
 * a double would lose, nothing deeper or wider than the limits. A parser of our own, since `JSON.parse` shows neither
 * duplicate keys nor (before Node 21) a number's digits, and builds what is too deep before anybody can refuse it.
 *
 * @throws Flaw with the column, counted in UTF-16 units from 1
 */
export const parseJson = (text: string, limits: Limits): Json => new Parser(text, limits).whole()

const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const word = /[^\s,:[\]{}"]+/y
const [space, quote, comma, colon, backslash] = [0x20, 0x22, 0x2c, 0x3a, 0x5c]
const [openList, closeList, openObject, closeObject] = [0x5b, 0x5d, 0x7b, 0x7d]

class Parser {
  #at = 0
  #depth = 0

  constructor(
    readonly text: string,
    readonly limits: Limits,
  ) {}

  whole(): Json {
    const json = this.#value()
    this.#skip()
    if (this.#at < this.text.length) throw this.#flaw(`${this.#found()} after the end of the JSON`)
    return json
  }

  #value(): Json {
    this.#skip()
    switch (this.text.charCodeAt(this.#at)) {
      case quote:
        return this.#string()
      case openObject:
        return this.#within(() => this.#object())
      case openList:
        return this.#within(() => this.#list())
      default:
        return this.#literal()
    }
  }

  #within<T>(read: () => T): T {
    this.#depth += 1
    if (this.#depth > this.limits.depth) throw this.#flaw(`nested deeper than ${this.limits.depth}`)
    this.#at += 1
    const inner = read()
    this.#depth -= 1
    return inner
  }

  #object(): JsonObject {
    const object: JsonObject = { __proto__: null }
    if (this.#ends(closeObject)) return object
    for (let fields = 1; ; fields += 1) {
      if (fields > this.limits.fields) throw this.#flaw(`an object of more than ${this.limits.fields} fields`)
      this.#skip()
      if (this.text.charCodeAt(this.#at) !== quote) throw this.#flaw(`${this.#found()} where a key should begin`)
      const start = this.#at
      const key = this.#string()
      if (key in object) {
        this.#at = start
        throw this.#flaw(`the key ${quoted(key)} a second time in one object`)
      }
      this.#skip()
      if (this.text.charCodeAt(this.#at) !== colon) throw this.#flaw(`${this.#found()} where ":" should be`)
      this.#at += 1
      object[key] = this.#value()
      if (this.#ends(closeObject)) return object
      this.#comma('}')
    }
  }

  #list(): Json[] {
    const list: Json[] = []
    if (this.#ends(closeList)) return list
    for (;;) {
      list.push(this.#value())
      if (this.#ends(closeList)) return list
      this.#comma(']')
    }
  }

  #string(): string {
    const { text } = this
    const start = this.#at
    let escaped = false
    for (let at = start + 1; at < text.length; at += 1) {
      const unit = text.charCodeAt(at)
      if (unit === quote) {
        this.#at = at + 1
        return escaped ? this.#unescaped(start) : text.slice(start + 1, at)
      }
      if (unit === backslash) {
        escaped = true
        at += 1
      } else if (unit < space) {
        this.#at = at
        throw this.#flaw('a control character within a string')
      }
    }
    throw this.#flaw('a string that does not end')
  }

  #unescaped(start: number): string {
    try {
      return String(JSON.parse(this.text.slice(start, this.#at)))
    } catch {
      this.#at = start
      throw this.#flaw('a string with an escape that JSON does not have')
    }
  }

  #literal(): Json {
    number.lastIndex = this.#at
    const digits = number.exec(this.text)?.[0]
    if (digits === undefined) return this.#word()
    const value = Number(digits)
    if (!isExact(digits, value)) {
      throw this.#flaw(`the number ${quoted(digits)} would be rounded; write a 64-bit integer as a string`, '')
    }
    this.#at += digits.length
    return value
  }

  #word(): Json {
    word.lastIndex = this.#at
    const found = word.exec(this.text)?.[0] ?? ''
    if (found !== 'null' && found !== 'true' && found !== 'false') {
      const begins = this.#at >= this.text.length ? 'where a value should begin' : 'is no JSON value'
      throw this.#flaw(`${this.#found()} ${begins}`)
    }
    this.#at += found.length
    return found === 'null' ? null : found === 'true'
  }

  #ends(close: number): boolean {
    this.#skip()
    if (this.text.charCodeAt(this.#at) !== close) return false
    this.#at += 1
    return true
  }

  #comma(close: string): void {
    if (this.text.charCodeAt(this.#at) !== comma) throw this.#flaw(`${this.#found()} where "," or "${close}" should be`)
    this.#at += 1
  }

  #skip(): void {
    for (;;) {
      const unit = this.text.charCodeAt(this.#at)
      if (unit !== space && unit !== 0x09 && unit !== 0x0d) return
      this.#at += 1
    }
  }

  #found(): string {
    if (this.#at >= this.text.length) return 'the line ends'
    word.lastIndex = this.#at
    return quoted(word.exec(this.text)?.[0] ?? this.text.charAt(this.#at))
  }

  #flaw(problem: string, remedy = '; restore the line or record again'): Flaw {
    return new Flaw(`column ${this.#at + 1}: ${problem}${remedy}`)
  }
}
