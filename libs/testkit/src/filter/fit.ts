import { leavesOf, type Leaf } from './shapes-at.js'
import type { Comparison, Scalar, ValueTest } from './syntax.js'

type Family = 'number' | 'string' | 'boolean' | 'null'

/** What values of a shape are compared as; nothing for those that are not compared. */
function familyOf({ kind }: Leaf): Family | undefined {
  switch (kind) {
    case 'integer':
    case 'long':
    case 'number':
    case 'time':
      return 'number'
    case 'string':
    case 'boolean':
    case 'null':
      return kind
    default:
      return undefined
  }
}

export function familyOfValue(value: Scalar): Family {
  if (value === null) return 'null'
  return typeof value === 'bigint' || typeof value === 'number'
    ? 'number'
    : typeof value === 'string'
      ? 'string'
      : 'boolean'
}

export const isOrder = (operator: Comparison): boolean => operator !== '==' && operator !== '!='

const hasOrder = (family: Family): boolean => family === 'number' || family === 'string'

/** Whether a test with this value makes sense for values of this shape. */
export function admits(leaf: Leaf, test: ValueTest, value: Scalar): boolean {
  if (test.kind === 'text') {
    const listed =
      test.operator === 'contains' && leaf.kind === 'list' && leavesOf(leaf.items).some((item) => equals(item, value))
    return listed || leaf.kind === 'any' || (leaf.kind === 'string' && typeof value === 'string')
  }
  if (test.kind === 'in' || !isOrder(test.operator)) return equals(leaf, value)
  if (!hasOrder(familyOfValue(value))) return false
  return leaf.kind === 'any' || compares(leaf, value)
}

/** Whether two values of these shapes can be compared so. */
export function relatable(left: Leaf, right: Leaf, operator: Comparison): boolean {
  if (left.kind === 'any' || right.kind === 'any') return true
  const family = familyOf(left)
  return family !== undefined && family === familyOf(right) && (!isOrder(operator) || hasOrder(family))
}

function equals(leaf: Leaf, value: Scalar): boolean {
  if (leaf.kind === 'any') return true
  if (leaf.kind !== 'string' || !leaf.symbols) return compares(leaf, value)
  return typeof value === 'string' && leaf.symbols.includes(value)
}

/** A time is written as a string. */
function compares(leaf: Leaf, value: Scalar): boolean {
  return familyOf(leaf) === familyOfValue(value) || (leaf.kind === 'time' && typeof value === 'string')
}
