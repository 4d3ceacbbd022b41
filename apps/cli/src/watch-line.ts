import { styleOf, type Paint } from './palette.js'
import type { Sighting } from './sighting.js'
import { shortId } from './subject.js'

/** From here on whole ids fit beside everything else. */
const wide = 110

export interface Look {
  readonly paint: Paint
  /** Width of the terminal; `Infinity` where there is none: then nothing is shortened. */
  readonly columns: number
}

/**
 * One line: time, service, what it is about, type, a few words. A message that breaks its contract is red; its reason
 * has a line of its own where the first one has no room for it.
 */
export function watchLine(seen: Sighting, { paint, columns }: Look): string {
  const service = seen.service.padEnd(8)
  const subject = columns < wide ? shortId(seen.subject).padEnd(13) : seen.subject.padEnd(30)
  const words = seen.problem ?? (seen.again ? `(again) ${seen.summary}` : seen.summary)
  const before = `${timeOf(seen.at)} ${service} ${subject} ${seen.type.padEnd(17)}`
  const fits = before.length + 1 + words.length <= columns
  if (seen.problem !== undefined) {
    return paint('red', fits ? `${before} ${words}` : `${clip(before.trimEnd(), columns)}\n${wrapped(words, columns)}`)
  }
  const head = `${timeOf(seen.at)} `
  const middle = ` ${subject} ${seen.type.padEnd(17)}`
  const tail = clip(` ${words}`, columns - before.length).trimEnd()
  if (seen.again) return paint('dim', (before + tail).trimEnd())
  return paint('dim', head) + paint(styleOf(seen.service), service) + (middle + tail).trimEnd()
}

/** Local time to the millisecond: `13:20:42.123`. */
const timeOf = (at: Date): string =>
  [at.getHours(), at.getMinutes(), at.getSeconds()].map((part) => String(part).padStart(2, '0')).join(':') +
  `.${String(at.getMilliseconds()).padStart(3, '0')}`

const clip = (text: string, width: number): string =>
  text.length <= width ? text : `${text.slice(0, Math.max(0, width - 1))}…`

function wrapped(text: string, columns: number): string {
  const indent = ' '.repeat(13)
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + 1 + word.length <= columns) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(clip(indent + word, columns))
  }
  return lines.join('\n')
}
