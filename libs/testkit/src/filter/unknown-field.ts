import { didYouMean } from './nearest.js'
import { fieldNames, nounOf, oneOf } from './nouns.js'
import { printPath } from './print.js'
import { leavesAt, leavesOf, type Leaf } from './shapes-at.js'
import { roots, type Path, type Step } from './syntax.js'
import type { MessageType } from './vocabulary.js'

/**
 * Why a path finds nothing in any of the messages that are left at its place, and the position of the step that fails.
 * On the right of an operator, a word that is no field may have been meant as a string.
 */
export function unknownField(
  path: Path,
  among: readonly MessageType[],
  all: readonly MessageType[],
  side: 'left' | 'right',
): { sentence: string; position: number } {
  const length = path.steps.findIndex((_, n) => leavesUpTo(path, n + 1, among).length === 0)
  const step = path.steps[length]
  if (!step) throw new TypeError('the path is known')
  const unquoted = side === 'right' && path.bare && path.steps.length === 1
  const last = unquoted ? '; a string is written in quotes' : ''
  return { sentence: sentenceFor(path, length, step, among, all, last), position: step.from }
}

function sentenceFor(
  path: Path,
  length: number,
  step: Step,
  among: readonly MessageType[],
  all: readonly MessageType[],
  lastHint: string,
): string {
  const parents = leavesUpTo(path, length, among)
  const parent = printPath({ ...path, steps: path.steps.slice(0, length) })
  if (step.kind !== 'field') return `"${parent}" is ${nounOf(parents)} and has no elements`
  if (!parents.some(({ kind }) => kind === 'record')) return notRecord(parent, parents, step.name)
  const what = path.root === 'header' ? 'header' : 'field'
  const within = path.root === 'payload' && length > 0 ? ` in "${parent}"` : ''
  const others = all.filter((message) => leavesUpTo(path, length + 1, [message]).length > 0).map(({ name }) => name)
  const words = path.root === 'payload' && length === 0 ? roots : []
  const hint = didYouMean(step.name, [...fieldNames(parents), ...words]) || elsewhere([...new Set(others)]) || lastHint
  return `${subject(among, all)} ${what} "${step.name}"${within}${hint}`
}

function leavesUpTo(path: Path, length: number, messages: readonly MessageType[]): readonly Leaf[] {
  if (path.root === 'header' && length === 0) return messages.flatMap(({ headers }) => leavesOf(headers))
  return messages.flatMap((message) => leavesAt(message, { root: path.root, steps: path.steps.slice(0, length) }))
}

function notRecord(parent: string, parents: readonly Leaf[], field: string): string {
  const items = parents.flatMap((leaf) => (leaf.kind === 'list' ? leavesOf(leaf.items) : []))
  const hint = fieldNames(items).includes(field) ? `; write ${parent}[*].${field} for any element's` : ''
  return `"${parent}" is ${nounOf(parents)} and has no field "${field}"${hint}`
}

function subject(among: readonly MessageType[], all: readonly MessageType[]): string {
  const names = [...new Set(among.map(({ name }) => name))]
  if (among.length === all.length) return 'no message has a'
  return names.length === 1 ? `${names.join('')} has no` : `none of ${oneOf(names, 'and')} has a`
}

const elsewhere = (names: readonly string[]): string =>
  names.length === 0 ? '' : `; ${oneOf(names, 'and')} ${names.length === 1 ? 'has' : 'have'} it`
