import { didYouMean } from '../filter/nearest.js'
import type { Shape } from '../shape.js'

/**
 * Why a path cannot be meant in values of a shape; undefined where it can. In a record that may have other fields than
 * those described, only what is nearly called as one of them is taken for a mistake.
 */
export function undeclared(shape: Shape, path: readonly string[]): string | undefined {
  const [name, ...rest] = path
  if (name === undefined || shape.kind === 'any') return undefined
  if (shape.kind === 'map') return undeclared(shape.values, rest)
  if (shape.kind === 'union') {
    const reasons = shape.branches.map((branch) => undeclared(branch, path))
    return reasons.includes(undefined) ? undefined : reasons[0]
  }
  if (shape.kind !== 'record') return `there is no "${name}" in a ${shape.kind}; correct the path`
  const field = Object.hasOwn(shape.fields, name) ? shape.fields[name] : undefined
  if (field) return undeclared(field.shape, rest)
  const names = Object.keys(shape.fields)
  const meant = didYouMean(name, names)
  if (shape.open && meant === '') return undefined
  return `"${name}" is not described${meant || `; take one of ${names.join(', ')}`}`
}
