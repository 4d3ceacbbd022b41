import { admits, isOrder } from './fit.js'
import { didYouMean } from './nearest.js'
import { nounOf, nounOfValue, oneOf } from './nouns.js'
import { printPath, printScalar } from './print.js'
import type { Leaf } from './shapes-at.js'
import type { Literal, ValueTest } from './syntax.js'

/** Why no value of these shapes can be tested against a literal; nothing where one can. */
export function misfit(test: ValueTest, literal: Literal, leaves: readonly Leaf[]): string | undefined {
  const { value } = literal
  if (leaves.some((leaf) => admits(leaf, test, value))) return undefined
  const name = `"${printPath(test.path)}"`
  const noun = nounOf(leaves)
  if (test.kind === 'compare' && isOrder(test.operator)) {
    if (value === null || typeof value === 'boolean')
      return `"${test.operator}" needs a number or a string, not ${String(value)}`
    if (leaves.every(({ kind }) => kind === 'boolean' || kind === 'null')) {
      return `${name} is ${noun}, which "${test.operator}" does not compare; use == or !=`
    }
  }
  if (test.kind === 'text') return textMisfit(name, test.operator, literal, leaves)
  if (value === null) return `${name} is never null; to ask whether it is there, write exists(${printPath(test.path)})`
  const symbols = [...new Set(leaves.flatMap((leaf) => (leaf.kind === 'string' ? (leaf.symbols ?? []) : [])))]
  if (typeof value === 'string' && symbols.length > 0) {
    const hint = didYouMean(value, symbols) || `: it is ${oneOf(symbols)}`
    return `${name} is never ${printScalar(value)}${hint}`
  }
  return `${name} is ${noun}, not ${nounOfValue(value)}${advice(literal, leaves)}`
}

function textMisfit(name: string, operator: string, { value }: Literal, leaves: readonly Leaf[]): string {
  const list = leaves.some(({ kind }) => kind === 'list')
  if (operator !== 'contains') {
    const hint = list ? `; write ${name.slice(1, -1)}[*] for any element` : ''
    return `${name} is ${nounOf(leaves)}, and ${operator} needs a string${hint}`
  }
  if (list) return `${name} is a list in which ${printScalar(value)} cannot be`
  const string = leaves.some(({ kind }) => kind === 'string')
  return string
    ? `${name} is a string and contains strings, not ${nounOfValue(value)}`
    : `${name} is ${nounOf(leaves)}, and contains needs a string or a list`
}

/** What to write instead, where that is evident. */
function advice({ value }: Literal, leaves: readonly Leaf[]): string {
  const has = (...kinds: Leaf['kind'][]) => leaves.some(({ kind }) => kinds.includes(kind))
  if (typeof value === 'string' && /^-?\d+$/.test(value) && has('integer', 'long', 'number')) {
    return `; write ${value}${has('long') ? 'n' : ''}`
  }
  if ((typeof value === 'number' || typeof value === 'bigint') && has('string'))
    return `; write ${printScalar(String(value))}`
  return ''
}
