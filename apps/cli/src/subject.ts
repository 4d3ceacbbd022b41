import { TypeID } from 'typeid-js'
import { fieldsOf, textOf } from './summary.js'

interface Passing {
  readonly key: string | null
  readonly headers: Readonly<Record<string, string>>
  readonly message?: unknown
}

/** The order a message is about, or what else it is about: its account, payment method, at last its key. */
export function subjectOf({ key, headers, message }: Passing): string {
  const order = textOf(fieldsOf(message)['orderId'])
  const correlation = headers['ce_correlationid']
  return order ?? (correlation?.startsWith('ord_') ? correlation : undefined) ?? key ?? correlation ?? '-'
}

/**
 * Whether a message concerns this order. `wanted` is the whole id or its last characters, as a narrow terminal shows
 * them. A payment carries its order's UUID under its own prefix.
 */
export function concerns(passing: Passing, wanted: string): boolean {
  const ending = wanted.replace(/^.*[_…]/, '')
  const named = [subjectOf(passing), passing.key ?? '', passing.headers['ce_correlationid'] ?? '']
  return named.some((id) => /^(ord|pay)_/.test(id) && id.endsWith(ending))
}

/** `ord_…7k2m9x4q`: the beginning of a TypeID is its time, so ids of one day look alike there. */
export const shortId = (id: string): string => id.replace(/^([a-z]+_).*(.{8})$/, '$1…$2')

/** When a whole TypeID was made (its UUIDv7's milliseconds); undefined for a part of one. */
export function timeInId(id: string): Date | undefined {
  try {
    return new Date(Buffer.from(TypeID.fromString(id).toUUIDBytes()).readUIntBE(0, 6))
  } catch {
    return undefined
  }
}
