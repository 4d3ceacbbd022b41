import { isWord } from './lexer.js'
import type { Condition, Literal, Path, Scalar, Step } from './syntax.js'

/** A condition as a filter's text: parsing it gives the same condition. */
export function print(condition: Condition): string {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return condition.conditions
        .map((part) => printPart(part, condition.kind))
        .join(condition.kind === 'and' ? ' && ' : ' || ')
    case 'not': {
      const closed = ['not', 'exists', 'alone'].includes(condition.condition.kind)
      return closed ? `!${print(condition.condition)}` : `!(${print(condition.condition)})`
    }
    case 'alone':
      return printPath(condition.path)
    case 'exists':
      return `exists(${printPath(condition.path)})`
    case 'relate':
      return `${printPath(condition.path)} ${condition.operator} ${printPath(condition.other)}`
    case 'compare':
    case 'text':
      return `${printPath(condition.path)} ${condition.operator} ${printScalar(condition.literal.value)}`
    case 'in':
      return `${printPath(condition.path)} in [${condition.literals.map((literal: Literal) => printScalar(literal.value)).join(', ')}]`
  }
}

function printPart(part: Condition, inside: 'and' | 'or'): string {
  const parenthesised = part.kind === 'or' || part.kind === inside
  return parenthesised ? `(${print(part)})` : print(part)
}

export function printPath({ root, bare, steps }: Pick<Path, 'root' | 'bare' | 'steps'>): string {
  const written = steps.map(printStep).join('')
  return bare ? written.slice(1) : `${root}${written}`
}

function printStep(step: Step): string {
  switch (step.kind) {
    case 'field':
      return isWord(step.name) ? `.${step.name}` : `[${printScalar(step.name)}]`
    case 'index':
      return `[${step.index}]`
    case 'any':
      return '[*]'
  }
}

export function printScalar(value: Scalar): string {
  if (typeof value === 'bigint') return `${value}n`
  return typeof value === 'string' ? JSON.stringify(value) : String(value)
}
