import type { Value, ValueObject } from '../value.js'
import { signature } from './signature.js'

/** Where two values differ, such as `items[0].amount`; `undefined` for what one of them does not have. */
export interface Change {
  readonly path: string
  readonly expected: Value | undefined
  readonly actual: Value | undefined
}

const isList = (value: Value): value is readonly Value[] => Array.isArray(value)
const isObject = (value: Value): value is ValueObject =>
  typeof value === 'object' && value !== null && !isList(value) && !(value instanceof Uint8Array)

/** The places, as deep as possible, in which two values differ, in the order of the expected one's fields. */
export function changes(expected: Value | undefined, actual: Value | undefined, path = ''): Change[] {
  if (expected !== undefined && actual !== undefined) {
    if (signature(expected) === signature(actual)) return []
    if (isList(expected) && isList(actual)) {
      const longer = expected.length < actual.length ? actual : expected
      return longer.flatMap((_, n) => changes(expected[n], actual[n], `${path}[${n}]`))
    }
    if (isObject(expected) && isObject(actual)) {
      const names = new Set([...Object.keys(expected), ...Object.keys(actual)])
      const own = (value: ValueObject, name: string) => (Object.hasOwn(value, name) ? value[name] : undefined)
      return [...names].flatMap((name) =>
        changes(own(expected, name), own(actual, name), path ? `${path}.${name}` : name),
      )
    }
  }
  return expected === actual ? [] : [{ path, expected, actual }]
}
