import type { Value } from '../value.js'
import type { WriteBody } from './avro-write.js'
import { jsonCheck } from './json-body.js'
import { Misfit } from './misfit.js'

/**
 * How bodies of a JSON Schema (draft-07) are written: what `jsonBody` reads. What the writer throws has a message that is
 * to follow `it`.
 * @param schema complete in itself; compiled on first use
 */
export function jsonWriter(schema: object): WriteBody {
  const check = jsonCheck(schema)
  return (value) => {
    refuseForeign(value, [])
    check(value)
    return Buffer.from(JSON.stringify(value))
  }
}

/** What JSON does not have would be written as something else, or not at all. */
function refuseForeign(value: Value, path: readonly string[]): void {
  if (typeof value === 'bigint') throw new Misfit(path, 'is an integer of 64 bits, which JSON does not have')
  if (typeof value === 'number' && !Number.isFinite(value)) throw new Misfit(path, 'is no number that JSON has')
  if (value instanceof Uint8Array) throw new Misfit(path, 'is bytes, which JSON does not have')
  if (typeof value === 'string' && !value.isWellFormed()) throw new Misfit(path, 'is no text')
  if (typeof value !== 'object' || value === null) return
  for (const [name, inner] of Object.entries(value)) refuseForeign(inner, [...path, name])
}
