import { FilterInvalid } from './filter-invalid.js'
import { didYouMean } from './nearest.js'
import { isOrder } from './fit.js'
import { fieldNames } from './nouns.js'
import { print, printPath, printScalar } from './print.js'
import { reachByName } from './reach.js'
import { leavesAt, leavesOf } from './shapes-at.js'
import type { Alone, Condition, Path, Resolved, Span, Test } from './syntax.js'
import type { Vocabulary } from './vocabulary.js'

/**
 * Says what each bare word is: the name of a message, or else a boolean field. Throws `FilterInvalid` for one that is
 * neither, and for a message or topic that the vocabulary does not have.
 */
export function resolve(condition: Condition, vocabulary: Vocabulary, text: string): Resolved {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return { ...condition, conditions: condition.conditions.map((part) => resolve(part, vocabulary, text)) }
    case 'not':
      return { ...condition, condition: resolve(condition.condition, vocabulary, text) }
    case 'alone':
      return resolveAlone(condition, vocabulary, text)
    default:
      checkNames(condition, vocabulary, text)
      return condition
  }
}

/** The test that a message's name alone stands for. */
export function isNamed(name: string, { from, to }: Span): Test {
  const path: Path = { kind: 'path', root: 'type', bare: false, steps: [], from, to }
  return { kind: 'compare', path, operator: '==', literal: { kind: 'literal', value: name, from, to }, from, to }
}

function resolveAlone({ path, from, to }: Alone, { messages }: Vocabulary, text: string): Test {
  const names = messages.map(({ name }) => name)
  const written = printPath(path)
  if (path.bare && names.includes(written)) return isNamed(written, path)
  if (path.bare && path.steps.length === 1 && !messages.some((message) => leavesAt(message, path).length > 0)) {
    const fields = fieldNames(messages.flatMap(({ payload }) => leavesOf(payload)))
    throw new FilterInvalid(
      `no message and no field is named "${written}"${didYouMean(written, [...names, ...fields])}`,
      text,
      from,
    )
  }
  return { kind: 'compare', path, operator: '==', literal: { kind: 'literal', value: true, from, to }, from, to }
}

function checkNames(test: Test, { messages }: Vocabulary, text: string): void {
  const { root } = test.path
  const reach = reachByName(test, new Set(messages))
  if (!reach || test.kind === 'relate' || test.kind === 'exists') return
  const known = messages.map(({ name, topic }) => (root === 'type' ? name : topic))
  const exact = test.kind === 'in' || (test.kind === 'compare' && !isOrder(test.operator))
  const literals = test.kind === 'in' ? test.literals : [test.literal]
  for (const { value, from } of literals) {
    if (typeof value !== 'string') return // check says what is wrong with it
    if (!exact || known.includes(value)) continue
    const unknown = root === 'type' ? 'no message is named' : 'there is no topic'
    throw new FilterInvalid(`${unknown} ${printScalar(value)}${didYouMean(value, known)}`, text, from)
  }
  if (reach.passing.size === 0) throw new FilterInvalid(`no message passes ${print(test)}`, text, test.from)
}
