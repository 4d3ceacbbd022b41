import type { Value } from '../value.js'
import type { CanonicalMessage } from './canonical.js'
import type { Difference } from './difference.js'
import { cut, printable } from './printable.js'
import { valueText } from './value-text.js'

export interface DifferenceTextOptions {
  /** Differences printed at most; 10 unless told otherwise. */
  readonly most?: number
  /** Of these, of one aggregate; 3 unless told otherwise. */
  readonly mostOfOne?: number
  /** Characters in a line; 160 unless told otherwise. */
  readonly width?: number
}

/**
 * Differences as lines to read; none where there are none. Each aggregate is named, with its id in the expected story if it
 * has one there, and the first message that differs, and how many before it are alike; of a message of the same type, the fields that differ are printed.
 */
export function differenceText(differences: readonly Difference[], options: DifferenceTextOptions = {}): string {
  const { most = 10, mostOfOne = 3, width = 160 } = options
  const lines: string[] = []
  let printed = 0
  let counted = 0
  for (const ofOne of byAggregate(differences)) {
    const shown = ofOne.slice(0, Math.min(mostOfOne, most - printed))
    if (shown.length === 0) break
    shown.forEach((each, n) => lines.push(...heading(each, shown[n - 1]), ...bothLines(each)))
    if (ofOne.length > shown.length) lines.push(`  and ${ofOne.length - shown.length} more of it`)
    printed += shown.length
    counted += ofOne.length
  }
  if (counted < differences.length) lines.push(`and ${differences.length - counted} more`)
  return lines.map((line) => `${cut(line, width)}\n`).join('')
}

function byAggregate(differences: readonly Difference[]): Difference[][] {
  const groups = new Map<string, Difference[]>()
  for (const each of differences) {
    const name = JSON.stringify([each.topic, each.key])
    const group = groups.get(name)
    if (group) group.push(each)
    else groups.set(name, [each])
  }
  return [...groups.values()]
}

function heading(each: Difference, before: Difference | undefined): string[] {
  const from = before ? before.position + (before.kind === 'unexpected' ? 0 : 1) : 0
  const alike = each.position - from
  const count = `${alike} ${alike === 1 ? 'message' : 'messages'} alike, then`
  if (before) return alike === 0 ? [] : [`  ${count}`]
  const id = each.ids.expected ?? each.ids.actual
  const key = each.key === null ? 'messages without a key' : printable(each.key)
  return [
    `${key}${id === undefined || id === each.key ? '' : ` (${printable(id)})`} on ${printable(each.topic)}:${alike === 0 ? '' : ` ${count}`}`,
  ]
}

function bothLines(each: Difference): string[] {
  if (each.kind === 'missing') return [`- expected ${messageText(each.expected)}`]
  if (each.kind === 'unexpected') return [`+ got      ${messageText(each.actual)}`]
  const { expected, actual } = each
  if (expected.type !== actual.type) return [`- expected ${messageText(expected)}`, `+ got      ${messageText(actual)}`]
  const fields = (of: 'expected' | 'actual'): Value => {
    const told = each.changes.flatMap((change): [string, Value][] => {
      const value = change[of]
      return value === undefined ? [] : [[change.path.replace(/^message\./, ''), value]]
    })
    return Object.fromEntries(told)
  }
  const type = printable(expected.type)
  return [`- expected ${type} ${valueText(fields('expected'))}`, `+ got      ${type} ${valueText(fields('actual'))}`]
}

const messageText = ({ type, message }: CanonicalMessage) => `${printable(type)} ${valueText(message)}`
