import type { Leaf } from './shapes-at.js'
import type { Scalar } from './syntax.js'

const nouns: Readonly<Record<Leaf['kind'], string>> = {
  any: 'anything',
  null: 'null',
  boolean: 'true or false',
  integer: 'an integer',
  long: 'a long',
  number: 'a number',
  bytes: 'bytes',
  string: 'a string',
  list: 'a list',
  map: 'a map',
  record: 'a record',
  time: 'a time',
}

/** What these shapes are: `a string`. Null is left out where there is something else. */
export function nounOf(leaves: readonly Leaf[]): string {
  const kinds = new Set(leaves.map(({ kind }) => kind))
  if (kinds.size > 1) kinds.delete('null')
  return oneOf([...kinds].map((kind) => nouns[kind]))
}

export function nounOfValue(value: Scalar): string {
  if (value === null) return 'null'
  if (typeof value === 'boolean') return 'true or false'
  return typeof value === 'string' ? 'a string' : 'a number'
}

/** `a, b or c`; of many only the first. */
export function oneOf(names: readonly string[], conjunction = 'or'): string {
  const shown = names.slice(0, 5)
  const rest = names.length - shown.length
  const listed = rest > 0 ? [...shown, `${rest} more`] : shown
  const last = listed.pop() ?? ''
  return listed.length > 0 ? `${listed.join(', ')} ${conjunction} ${last}` : last
}

/** The fields that records among these shapes name. */
export function fieldNames(leaves: readonly Leaf[]): string[] {
  return [...new Set(leaves.flatMap((leaf) => (leaf.kind === 'record' ? Object.keys(leaf.fields) : [])))]
}
