import { createHash } from 'node:crypto'
import { TypeID, typeid } from 'typeid-js'

/** What an id is of: merchant, account, payment method, order, payment, capture, refund, ledger transaction. */
export type IdPrefix = 'mer' | 'acc' | 'pm' | 'ord' | 'pay' | 'cap' | 'ref' | 'txn'

/**
 * A random id (UUIDv7: sorts by time) of a thing made now, or `at` a time to the millisecond. Only the edge makes these;
 * inside, ids follow from their cause.
 */
export function newId(prefix: IdPrefix, at?: Date): string {
  const id = typeid(prefix)
  if (!at) return id.toString()
  const bytes = Buffer.from(id.toUUIDBytes())
  bytes.writeUIntBE(at.getTime(), 0, 6)
  return TypeID.fromUUIDBytes(prefix, bytes).toString()
}

/**
 * The same UUID under another prefix: a payment has its order's.
 * @throws {Error} if `id` is no TypeID
 */
export const sameUuid = (prefix: IdPrefix, id: string): string =>
  TypeID.fromUUIDBytes(prefix, TypeID.fromString(id).toUUIDBytes()).toString()

/**
 * The same id for the same seed and time, whoever computes it: UUIDv8 of 48 bits of time and the SHA-256 of the seed.
 * @param seed what makes it unique, e.g. `capture:cap_...`
 * @param at its time to the millisecond, or an id that was made by `newId` or here, whose time is taken
 */
export function derivedId(prefix: IdPrefix, seed: string, at: Date | string): string {
  const bytes = createHash('sha256').update(seed).digest().subarray(0, 16)
  if (at instanceof Date) bytes.writeUIntBE(at.getTime(), 0, 6)
  else bytes.set(TypeID.fromString(at).toUUIDBytes().subarray(0, 6))
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6) // version 8
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8) // variant of RFC 9562
  return TypeID.fromUUIDBytes(prefix, bytes).toString()
}

/** Whether a text is an id of that kind, in its one canonical spelling. */
export function isId(prefix: IdPrefix, text: string): boolean {
  try {
    return TypeID.fromString(text, prefix).toString() === text
  } catch {
    return false
  }
}
