import { stripVTControlCharacters } from 'node:util'

/**
 * How output differs from what a guide promises.
 * @typedef {{ line: number, promised: string, came: string }} Mismatch
 */

const end = '(the end)'

/**
 * Holds output against what is promised, line by line. `...` stands for anything in a line, and alone in a line for any
 * lines. How much space there is between two words is of no matter; colours and blank lines at the end are not either.
 *
 * @param {string} promised
 * @param {string} came
 * @returns {Mismatch | undefined} the first line, from 0, of the promise that did not come
 */
export function mismatch(promised, came) {
  const expected = linesOf(promised)
  const lines = linesOf(came)
  let reached = [0] // how many lines of the output the promise so far may stand for
  for (const [line, each] of expected.entries()) {
    const next =
      each === '...' ? from(Math.min(...reached), lines.length) : reached.filter((n) => fits(each, lines[n])).map(after)
    if (next.length === 0) return { line, promised: each, came: lines[Math.min(...reached)] ?? end }
    reached = next
  }
  if (reached.includes(lines.length)) return undefined
  return { line: expected.length, promised: end, came: lines[Math.max(...reached)] ?? end }
}

/** @param {number} n */
const after = (n) => n + 1

/**
 * @param {number} first
 * @param {number} last
 */
const from = (first, last) => Array.from({ length: last - first + 1 }, (_, n) => first + n)

/** @param {string} text */
function linesOf(text) {
  const trimmed = stripVTControlCharacters(text).trimEnd()
  return trimmed === '' ? [] : trimmed.split(/\r?\n/).map((line) => line.trimEnd())
}

/**
 * @param {string} promised
 * @param {string | undefined} line
 */
function fits(promised, line) {
  if (line === undefined) return false
  const pieces = promised
    .split('...')
    .map((piece) => piece.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+'))
  return new RegExp(`^${pieces.join('.*')}$`).test(line)
}
