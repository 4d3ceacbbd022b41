import { Flaw } from './flaw.js'
import { parseJson } from './json.js'
import type { Limits } from './limits.js'
import type { Header, Line, ShapeOf } from './line.js'
import { parseHeader, parseLine } from './parse-line.js'

/** What a recording gives when it is read: its header first, then its lines. */
export type Recorded = { readonly kind: 'header'; readonly header: Header } | Line

const cutting = 'if you cut it by hand, make its last line {"end":"cut"}, else record again'

/** The order of a recording's lines: the header, lines, the end, which counts them. */
export class Sequence {
  #lines = -1 // the header does not count
  #ended = false

  constructor(
    readonly shapeOf: ShapeOf,
    readonly limits: Limits,
  ) {}

  /** The next line's meaning; undefined for the end line. @throws Flaw */
  next(text: string): Recorded | undefined {
    if (this.#ended) throw new Flaw('a line after the end line; keep each recording in a file of its own')
    if (text.trim() === '') throw new Flaw('a blank line; remove it')
    const json = parseJson(text, this.limits)
    this.#lines += 1
    if (this.#lines === 0) return { kind: 'header', header: parseHeader(json) }
    const line = parseLine(json, this.shapeOf)
    if (line.kind !== 'end') return line
    const before = this.#lines - 1
    if (line.lines !== 'cut' && line.lines !== before) {
      throw new Flaw(`the end line counts ${line.lines} lines and there are ${before}; ${cutting}`)
    }
    this.#ended = true
    return undefined
  }

  /** The file has no more lines. @throws Flaw when the end line did not come */
  end(): void {
    if (this.#lines < 0) throw new Flaw('the file is empty; record again')
    if (!this.#ended) throw new Flaw(`the end line is missing; ${cutting}`)
  }
}
