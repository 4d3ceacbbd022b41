import type { Value } from '../value.js'
import { compare, equal, headerBeside, textTest } from './compare.js'
import { find, type FilterInput } from './find.js'
import { instant } from './instant.js'
import type { Literal, Path, Resolved, Scalar, Test, ValueTest } from './syntax.js'

type Predicate = (input: FilterInput) => boolean

/** A checked condition as one function, built once. `now`: what durations count back from. */
export function compile(condition: Resolved, now: Date): Predicate {
  switch (condition.kind) {
    case 'and': {
      const predicates = condition.conditions.map((part) => compile(part, now))
      return (input) => predicates.every((predicate) => predicate(input))
    }
    case 'or': {
      const predicates = condition.conditions.map((part) => compile(part, now))
      return (input) => predicates.some((predicate) => predicate(input))
    }
    case 'not': {
      const predicate = compile(condition.condition, now)
      return (input) => !predicate(input)
    }
    default:
      return compileTest(condition, now)
  }
}

function compileTest(test: Test, now: Date): Predicate {
  const { path } = test
  if (test.kind === 'exists') return (input) => find(input, path, () => true)
  if (test.kind === 'relate') {
    const { operator, other } = test
    return (input) =>
      find(input, path, (left) =>
        find(input, other, (right) => compare(beside(path, left, right), operator, beside(other, right, left))),
      )
  }
  const accept = acceptance(test, now)
  return (input) => find(input, path, accept)
}

/** What a test accepts of the values that its path finds. */
export function acceptance(test: ValueTest, now: Date): (value: Value) => boolean {
  const { path } = test
  switch (test.kind) {
    case 'compare': {
      const wanted = scalarFor(path, test.literal, now)
      return (value) => compare(beside(path, value, wanted), test.operator, wanted)
    }
    case 'in': {
      const wanted = test.literals.map((literal) => scalarFor(path, literal, now))
      return (value) => wanted.some((one) => equal(beside(path, value, one), one))
    }
    case 'text':
      return textTest(test.operator, test.literal.value)
  }
}

/** Beside `at`, a string is a time. */
function scalarFor({ root }: Path, { value }: Literal, now: Date): Scalar {
  return root === 'at' && typeof value === 'string' ? (instant(value, now) ?? value) : value
}

function beside({ root }: Path, value: Value, other: Value): Value {
  return root === 'header' && typeof value === 'string' ? headerBeside(value, other) : value
}
