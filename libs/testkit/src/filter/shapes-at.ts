import type { Shape } from '../shape.js'
import type { MessageType } from './vocabulary.js'
import type { Path, Step } from './syntax.js'

/** What a value can be once unions are opened; `time` is what `at` is. */
export type Leaf = Exclude<Shape, { kind: 'union' }> | { readonly kind: 'time' }

/** What a path can find in this message, by contract; nothing where the message has no such field. */
export function leavesAt(message: MessageType, { root, steps }: Pick<Path, 'root' | 'steps'>): readonly Leaf[] {
  switch (root) {
    case 'type':
    case 'topic':
      return [{ kind: 'string' }]
    case 'key':
      return [{ kind: 'string' }, { kind: 'null' }]
    case 'partition':
      return [{ kind: 'integer' }]
    case 'offset':
      return [{ kind: 'long' }]
    case 'at':
      return [{ kind: 'time' }]
    case 'header':
      return walk(message.headers, steps)
    case 'payload':
      return walk(message.payload, steps)
  }
}

/** A union's branches, and theirs. */
export function leavesOf(shape: Shape): readonly Exclude<Shape, { kind: 'union' }>[] {
  return shape.kind === 'union' ? shape.branches.flatMap(leavesOf) : [shape]
}

function walk(shape: Shape, steps: readonly Step[]): readonly Leaf[] {
  let leaves = leavesOf(shape)
  // Without the set, two branches that lead to one shape would double the work at every step.
  for (const step of steps) leaves = [...new Set(leaves.flatMap((leaf) => inside(leaf, step)).flatMap(leavesOf))]
  return leaves
}

function inside(leaf: Exclude<Shape, { kind: 'union' }>, step: Step): readonly Shape[] {
  switch (leaf.kind) {
    case 'any':
      return [leaf]
    case 'list':
      return step.kind === 'field' ? [] : [leaf.items]
    case 'map':
      return step.kind === 'index' ? [] : [leaf.values]
    case 'record': {
      if (step.kind === 'index') return []
      if (step.kind === 'any') return [...Object.values(leaf.fields).map(({ shape }) => shape), ...others(leaf)]
      const field = Object.hasOwn(leaf.fields, step.name) ? leaf.fields[step.name] : undefined
      return field ? [field.shape] : others(leaf)
    }
    default:
      return []
  }
}

/** What the fields that an open record does not name can be. */
const others = ({ open }: { readonly open: boolean }): readonly Shape[] => (open ? anything : [])

const anything: readonly Shape[] = [{ kind: 'any' }]
