import { FilterInvalid } from './filter-invalid.js'
import type { Span } from './syntax.js'

const simple = new Map(
  Object.entries({ n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', '"': '"', "'": "'", '\\': '\\', '/': '/' }),
)

const unicode = /u(?:(?<four>[\da-f]{4})|\{(?<point>[\da-f]{1,6})\})/iy

/** The string whose opening quote stands at `from`, with JSON's escapes, `\'` and `\u{...}`. Throws `FilterInvalid`. */
export function stringAt(text: string, from: number): Span & { readonly kind: 'string'; readonly value: string } {
  const quote = text[from]
  let value = ''
  for (let at = from + 1; at < text.length; at += 1) {
    const character = text[at]
    if (character === quote) return { kind: 'string', value, from, to: at + 1 }
    if (character === '\n') break
    if (character === '\\') {
      const escape = escapeAt(text, at)
      value += escape.value
      at += escape.length
    } else value += character ?? ''
  }
  throw new FilterInvalid(`this string has no closing ${quote ?? 'quote'}`, text, from)
}

/** What the escape at this backslash stands for, and how many characters after the backslash say so. */
function escapeAt(text: string, at: number): { value: string; length: number } {
  const value = simple.get(text[at + 1] ?? '')
  if (value !== undefined) return { value, length: 1 }
  unicode.lastIndex = at + 1
  const match = unicode.exec(text)
  const point = Number.parseInt(match?.groups?.['four'] ?? match?.groups?.['point'] ?? '', 16)
  if (match && point <= 0x10ffff) return { value: String.fromCodePoint(point), length: match[0].length }
  throw new FilterInvalid('this escape is unknown; a backslash itself is written \\\\', text, at)
}
