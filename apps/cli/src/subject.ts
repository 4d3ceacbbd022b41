import { TypeID } from 'typeid-js'
import { fieldsOf } from './payload-field.js'
import { textOf } from './summary.js'

interface Passing {
  readonly key: string | null
  readonly message?: unknown
}

/**
 * The order a message is about, or what else it is about: its account, payment method, at last its key.
 * @param correlation names what the message belongs to
 */
export function subjectOf({ key, message }: Passing, correlation: string | undefined): string {
  const order = textOf(fieldsOf(message)['orderId'])
  return order ?? (correlation?.startsWith('ord_') ? correlation : undefined) ?? key ?? correlation ?? '-'
}

/** What a watch or a recording is about: a whole id, or its last characters, as a narrow terminal shows them. */
export interface Subject {
  readonly id: string
  /** Only orders and deposits are meant: an account whose id has the same ending is not. */
  readonly order: boolean
}

/**
 * Whether a message concerns this subject, by its key, by what it belongs to or by the order it names. A payment carries
 * its order's UUID under its own prefix.
 */
export function concerns(passing: Passing, correlation: string | undefined, wanted: Subject): boolean {
  const named = [subjectOf(passing, correlation), passing.key ?? '', correlation ?? '']
  return named.some((id) => isMeant(id, wanted))
}

/** Whether this id is the one wanted. */
export function isMeant(id: string, { id: wanted, order }: Subject): boolean {
  if (order) return /^(ord|pay)_/.test(id) && id.endsWith(wanted.replace(/^.*[_…]/, ''))
  return id.endsWith(wanted.replace(/^.*…/, ''))
}

/** `ord_…7k2m9x4q`: the beginning of a TypeID is its time, so ids of one day look alike there. */
export const shortId = (id: string): string => {
  const typeId = id.replace(/^([a-z]+_).*(.{8})$/, '$1…$2')
  return typeId !== id || id.length <= 13 ? typeId : `…${id.slice(-12)}`
}

/** When a whole TypeID or UUIDv7 was made; undefined for a part of one and for other ids. */
export function timeInId(id: string): Date | undefined {
  const [, first, second] = /^([0-9a-f]{8})-([0-9a-f]{4})-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/i.exec(id) ?? []
  if (first !== undefined && second !== undefined) return new Date(parseInt(first + second, 16))
  try {
    return new Date(Buffer.from(TypeID.fromString(id).toUUIDBytes()).readUIntBE(0, 6))
  } catch {
    return undefined
  }
}
