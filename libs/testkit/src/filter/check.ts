import { FilterInvalid } from './filter-invalid.js'
import { relatable } from './fit.js'
import { instant } from './instant.js'
import { misfit } from './misfit.js'
import { nounOf } from './nouns.js'
import { printPath, printScalar } from './print.js'
import { both, reachByField, reachByName, reaching } from './reach.js'
import { leavesAt, type Leaf } from './shapes-at.js'
import type { Path, Resolved, Scalar, Test } from './syntax.js'
import { unknownField } from './unknown-field.js'
import type { MessageType, Vocabulary } from './vocabulary.js'

type Messages = ReadonlySet<MessageType>

/**
 * Checks every test against the messages that the tests of name and topic in its conjunction leave possible. Gives the
 * messages that can pass. Throws `FilterInvalid`, also where none can.
 */
export function check(condition: Resolved, vocabulary: Vocabulary, text: string): Messages {
  const all: Messages = new Set(vocabulary.messages)
  const open = { passing: all, failing: all }
  const byName = reaching((test) => reachByName(test, all) ?? open)
  const byAll = reaching((test) => reachByName(test, all) ?? reachByField(test, all))

  const visit = (part: Resolved, among: Messages): void => {
    if (part.kind === 'and') {
      const left = narrow(part.conditions, among, (one) => byName(one).passing, text)
      for (const one of part.conditions) visit(one, left)
      narrow(part.conditions, left, (one) => byAll(one).passing, text)
    } else if (part.kind === 'or') for (const one of part.conditions) visit(one, among)
    else if (part.kind === 'not') visit(part.condition, among)
    else checkTest(part, [...among], vocabulary.messages, text)
  }
  visit(condition, all)

  const { passing } = byAll(condition)
  if (passing.size === 0) throw new FilterInvalid('no message can pass this filter', text, condition.from)
  return passing
}

/** The messages left when each condition has taken its part. */
function narrow(
  conditions: readonly Resolved[],
  among: Messages,
  passing: (condition: Resolved) => Messages,
  text: string,
): Messages {
  return conditions.reduce((left, condition) => {
    const rest = both(left, passing(condition))
    if (rest.size > 0) return rest
    throw new FilterInvalid('no message can pass this test together with the others', text, condition.from)
  }, among)
}

function checkTest(test: Test, among: readonly MessageType[], all: readonly MessageType[], text: string): void {
  const leaves = knownAt(test.path, 'left', among, all, text)
  if (test.kind === 'exists') return
  if (test.kind === 'relate') {
    const others = knownAt(test.other, 'right', among, all, text)
    if (leaves.some((leaf) => others.some((other) => relatable(leaf, other, test.operator)))) return
    const [left, right] = [printPath(test.path), printPath(test.other)]
    const sentence = `"${left}" is ${nounOf(leaves)} and "${right}" is ${nounOf(others)}`
    throw new FilterInvalid(`${sentence}: "${test.operator}" does not compare them`, text, test.other.from)
  }
  for (const literal of test.kind === 'in' ? test.literals : [test.literal]) {
    const sentence = misfit(test, literal, leaves) ?? badTime(test, literal.value)
    if (sentence !== undefined) throw new FilterInvalid(sentence, text, literal.from)
  }
}

/** What a path can find in these messages. Throws where no message has it. */
function knownAt(
  path: Path,
  side: 'left' | 'right',
  among: readonly MessageType[],
  all: readonly MessageType[],
  text: string,
): readonly Leaf[] {
  const leaves = among.flatMap((message) => leavesAt(message, path))
  if (leaves.length > 0) return leaves
  const { sentence, position } = unknownField(path, among, all, side)
  throw new FilterInvalid(sentence, text, position)
}

function badTime({ path }: Test, value: Scalar): string | undefined {
  if (path.root !== 'at' || typeof value !== 'string' || instant(value, new Date(0)) !== undefined) return undefined
  return `${printScalar(value)} is no time; write "2026-01-01T00:00:00Z", or "10m" for ten minutes ago`
}
