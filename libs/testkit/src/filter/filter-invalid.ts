const widest = 100
const dots = ['.', '.', '.']

/** A filter that cannot be understood, or that its contract refuses. `message` is one sentence. */
export class FilterInvalid extends Error {
  override readonly name = 'FilterInvalid'
  /** Two lines: the filter (where it is long, the part concerned) and a caret below the place. */
  readonly excerpt: string

  /** `position`: index into `text`, in UTF-16 code units. */
  constructor(
    message: string,
    readonly text: string,
    readonly position: number,
  ) {
    super(message)
    this.excerpt = excerptOf(text, position)
  }
}

function excerptOf(text: string, position: number): string {
  const start = text.lastIndexOf('\n', position - 1) + 1
  const end = text.indexOf('\n', position)
  const before = printable(text.slice(start, position))
  const after = printable(text.slice(position, end < 0 ? undefined : end))
  const left = before.length > widest / 2 ? [...dots, ...before.slice(dots.length - widest / 2)] : before
  const room = widest - left.length
  const right = after.length > room ? [...after.slice(0, room - dots.length), ...dots] : after
  const indent = left.join('').replace(/./gu, ' ')
  return `${left.join('')}${right.join('')}\n${indent}^`
}

/** Characters as a terminal can show them: a control character would move the caret or do worse. */
const printable = (text: string): string[] => Array.from(text.replace(/\p{Cc}/gu, ' '))
