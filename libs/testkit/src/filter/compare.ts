import type { Value } from '../value.js'
import { like } from './like.js'
import { numeral } from './numeral.js'
import type { Comparison, Scalar, TextOperator } from './syntax.js'

/**
 * Whether a comparison of two values holds. Numbers and bigints compare as the numbers they are, strings by UTF-16 code
 * units. Lists, records and bytes equal nothing, and what is not of one kind has no order.
 */
export function compare(left: Value, operator: Comparison, right: Value): boolean {
  if (operator === '==') return equal(left, right)
  if (operator === '!=') return !equal(left, right)
  if (isNumber(left) && isNumber(right)) return inOrder(left, operator, right)
  return typeof left === 'string' && typeof right === 'string' && inOrder(left, operator, right)
}

export function equal(left: Value, right: Value): boolean {
  if (isNumber(left) && isNumber(right)) return left == right // exact across the two, unlike ===
  return left === right && (left === null || typeof left !== 'object')
}

/** What `contains`, `startsWith`, `endsWith` and `like` accept. */
export function textTest(operator: TextOperator, wanted: Scalar): (value: Value) => boolean {
  if (operator === 'contains') return (value) => contains(value, wanted)
  if (typeof wanted !== 'string') return () => false
  const accepts = {
    startsWith: (text: string) => text.startsWith(wanted),
    endsWith: (text: string) => text.endsWith(wanted),
    like: like(wanted),
  }[operator]
  return (value) => typeof value === 'string' && accepts(value)
}

/** A header's text as what it is compared with: a number beside a number, true or false beside a boolean. */
export function headerBeside(text: string, beside: Value): Value {
  if (isNumber(beside)) return numeral(text) ?? text
  if (typeof beside === 'boolean' && (text === 'true' || text === 'false')) return text === 'true'
  return text
}

function contains(value: Value, wanted: Scalar): boolean {
  if (typeof value === 'string') return typeof wanted === 'string' && value.includes(wanted)
  return isList(value) && value.some((element) => equal(element, wanted))
}

/** `Array.isArray` does not narrow readonly arrays. */
export const isList = (value: Value): value is readonly Value[] => Array.isArray(value)

const isNumber = (value: Value): value is number | bigint => typeof value === 'number' || typeof value === 'bigint'

function inOrder(
  left: string | number | bigint,
  operator: Exclude<Comparison, '==' | '!='>,
  right: string | number | bigint,
): boolean {
  if (operator === '<') return left < right
  if (operator === '<=') return left <= right
  return operator === '>' ? left > right : left >= right
}
