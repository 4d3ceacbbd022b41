import { fieldsOf, kindOf, plain, recordsFor } from '../fitting.js'
import type { Shape } from '../shape.js'
import type { Value, ValueObject } from '../value.js'

const deepest = 500
const isList = (value: Value): value is readonly Value[] => Array.isArray(value)

/** `shapes`: what the contract says that the value may be, unions opened; none where it says nothing. */
export interface Rewriting {
  /** What is to stand for a text, be it a value or the name of a field that the contract does not name. */
  readonly text: (text: string, shapes: readonly Shape[]) => string
  /** What is to stand for an integer of 64 bits; itself unless told. */
  readonly long?: (value: bigint, shapes: readonly Shape[]) => Value
  /** What is to stand for a field's value whatever it is, null excepted; nothing where it is to be rewritten itself. */
  readonly field?: (name: string) => string | undefined
}

/**
 * The same value with other texts in it.
 *
 * @throws RangeError where it is nested more than 500 levels deep
 */
export function rewrite(value: Value, to: Rewriting, shapes: readonly Shape[] = [], depth = 0): Value {
  if (value === null || typeof value === 'boolean' || typeof value === 'number') return value
  if (value instanceof Uint8Array) return value
  const branches = plain(shapes)
  if (typeof value === 'string') return to.text(value, branches)
  if (typeof value === 'bigint') return to.long ? to.long(value, branches) : value
  if (depth === deepest) throw new RangeError(`the value is nested more than ${deepest} levels deep`)
  if (!isList(value)) return rewriteObject(value, to, branches, depth)
  const items = kindOf(branches, 'list').map((list) => list.items)
  return value.map((item) => rewrite(item, to, items, depth + 1))
}

function rewriteObject(value: ValueObject, to: Rewriting, branches: readonly Shape[], depth: number): ValueObject {
  const records = recordsFor(value, branches)
  const maps = kindOf(branches, 'map').map(({ values }) => values)
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => {
      const fields = fieldsOf(records, name)
      const instead = inner === null ? undefined : to.field?.(name)
      const shapes = fields.length > 0 ? fields.map(({ shape }) => shape) : maps
      return [fields.length > 0 ? name : to.text(name, []), instead ?? rewrite(inner, to, shapes, depth + 1)]
    }),
  )
}
