import { acceptance } from './evaluate.js'
import { admits, relatable } from './fit.js'
import { leavesAt } from './shapes-at.js'
import type { Resolved, Test } from './syntax.js'
import type { MessageType } from './vocabulary.js'

/** The messages that can pass a condition and those that can fail it: never too few, possibly too many. */
export interface Reach {
  readonly passing: ReadonlySet<MessageType>
  readonly failing: ReadonlySet<MessageType>
}

/** Computes reaches bottom-up, each condition's once; `ofTest` knows those of single tests. */
export function reaching(ofTest: (test: Test) => Reach): (condition: Resolved) => Reach {
  const known = new Map<Resolved, Reach>()
  const compute = (condition: Resolved): Reach => {
    switch (condition.kind) {
      case 'not': {
        const { passing, failing } = reach(condition.condition)
        return { passing: failing, failing: passing }
      }
      case 'and':
        return condition.conditions.map(reach).reduce((a, b) => ({
          passing: both(a.passing, b.passing),
          failing: either(a.failing, b.failing),
        }))
      case 'or':
        return condition.conditions.map(reach).reduce((a, b) => ({
          passing: either(a.passing, b.passing),
          failing: both(a.failing, b.failing),
        }))
      default:
        return ofTest(condition)
    }
  }
  const reach = (condition: Resolved): Reach => {
    const found = known.get(condition) ?? compute(condition)
    known.set(condition, found)
    return found
  }
  return reach
}

/** A test of a message's name or topic: each message passes it always or never. Nothing for a test of anything else. */
export function reachByName(test: Test, all: ReadonlySet<MessageType>): Reach | undefined {
  const { root } = test.path
  if ((root !== 'type' && root !== 'topic') || test.kind === 'relate' || test.kind === 'exists') return undefined
  const accept = acceptance(test, new Date(0)) // the time matters for tests of `at` only
  const passing = new Set([...all].filter((message) => accept(root === 'type' ? message.name : message.topic)))
  return { passing, failing: new Set([...all].filter((message) => !passing.has(message))) }
}

/** A message can pass a test of fields where it has them in a fitting shape; what it lacks makes it fail. */
export function reachByField(test: Test, all: ReadonlySet<MessageType>): Reach {
  return { passing: new Set([...all].filter((message) => canPass(test, message))), failing: all }
}

function canPass(test: Test, message: MessageType): boolean {
  const leaves = leavesAt(message, test.path)
  if (test.kind === 'exists') return leaves.length > 0
  if (test.kind === 'relate') {
    const others = leavesAt(message, test.other)
    const either = test.operator === '!=' || test.path.root === 'header' || test.other.root === 'header'
    return either
      ? leaves.length > 0 && others.length > 0
      : leaves.some((leaf) => others.some((other) => relatable(leaf, other, test.operator)))
  }
  // A header is text whatever its shape says, and any value but one differs from a given value.
  if (test.path.root === 'header' || (test.kind === 'compare' && test.operator === '!=')) return leaves.length > 0
  const literals = test.kind === 'in' ? test.literals : [test.literal]
  return literals.some((literal) => leaves.some((leaf) => admits(leaf, test, literal.value)))
}

export const both = (a: ReadonlySet<MessageType>, b: ReadonlySet<MessageType>): ReadonlySet<MessageType> =>
  new Set([...a].filter((message) => b.has(message)))

const either = (a: ReadonlySet<MessageType>, b: ReadonlySet<MessageType>): ReadonlySet<MessageType> =>
  new Set([...a, ...b])
