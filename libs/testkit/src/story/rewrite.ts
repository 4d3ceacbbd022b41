import type { Value } from '../value.js'

const deepest = 500
const isList = (value: Value): value is readonly Value[] => Array.isArray(value)

export interface Rewriting {
  /** What is to stand for a text, be it a value or a field's name. */
  readonly text: (text: string) => string
  /** What is to stand for a field's value whatever it is, null excepted; nothing where it is to be rewritten itself. */
  readonly field?: (name: string) => string | undefined
}

/**
 * The same value with other texts in it.
 *
 * @throws RangeError where it is nested more than 500 levels deep
 */
export function rewrite(value: Value, to: Rewriting, depth = 0): Value {
  if (typeof value === 'string') return to.text(value)
  if (value === null || typeof value !== 'object' || value instanceof Uint8Array) return value
  if (depth === deepest) throw new RangeError(`the value is nested more than ${deepest} levels deep`)
  if (isList(value)) return value.map((item) => rewrite(item, to, depth + 1))
  return Object.fromEntries(
    Object.entries(value).map(([name, field]) => {
      const instead = field === null ? undefined : to.field?.(name)
      return [to.text(name), instead ?? rewrite(field, to, depth + 1)]
    }),
  )
}
