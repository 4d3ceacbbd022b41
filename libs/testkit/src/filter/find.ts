import type { Place } from '../tailed.js'
import type { Value, ValueObject } from '../value.js'
import { isList } from './compare.js'
import type { Path, Step } from './syntax.js'

/** A record that a filter is asked about. `topic` as in the contract, without a prefix it may have on the broker. */
export interface FilterInput extends Place {
  /** The name of its message. */
  readonly type: string
  readonly message: Value
}

/** Whether `accept` holds for a value that the path finds: more than one where it has `[*]`, none where a field is missing. */
export function find(input: FilterInput, { root, steps }: Path, accept: (value: Value) => boolean): boolean {
  if (root === 'payload') return walk(input.message, steps, 0, accept)
  if (root === 'at') return accept(input.at.getTime())
  if (root !== 'header') return accept(input[root])
  const [step] = steps
  const name = step?.kind === 'field' ? step.name : ''
  const text = Object.hasOwn(input.headers, name) ? input.headers[name] : undefined
  return text !== undefined && accept(text)
}

function walk(value: Value, steps: readonly Step[], from: number, accept: (value: Value) => boolean): boolean {
  const step = steps[from]
  if (!step) return accept(value)
  if (step.kind === 'any') return elementsOf(value).some((element) => walk(element, steps, from + 1, accept))
  const next = step.kind === 'index' ? elementAt(value, step.index) : fieldOf(value, step.name)
  return next !== undefined && walk(next, steps, from + 1, accept)
}

function elementsOf(value: Value): readonly Value[] {
  if (isList(value)) return value
  return isObject(value) ? Object.values(value) : []
}

const elementAt = (value: Value, index: number): Value | undefined => (isList(value) ? value[index] : undefined)

const fieldOf = (value: Value, name: string): Value | undefined =>
  isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined

function isObject(value: Value): value is ValueObject {
  return typeof value === 'object' && value !== null && !isList(value) && !(value instanceof Uint8Array)
}
