import type { Location } from './contract.js'
import { parsePointer } from './json-pointer.js'

/**
 * Reads a runtime expression of AsyncAPI 3 (section Runtime Expression) that names a field: `$message.header#/id` or
 * `$message.payload#/order/id`. Undefined where it is none.
 */
export function parseRuntimeExpression(expression: string): Location | undefined {
  const [, from, pointer] = /^\$message\.(header|payload)#(\/.*)$/s.exec(expression) ?? []
  const path = pointer === undefined ? undefined : parsePointer(pointer)
  if (!path || (from !== 'header' && from !== 'payload')) return undefined
  return { from, path }
}
