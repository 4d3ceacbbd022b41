import { createHash } from 'node:crypto'

/**
 * A UUIDv8 (RFC 9562, section 5.8) of a time in milliseconds and a hash: the same cause gives the same id in every
 * repeat, and ids still sort by time.
 */
export function derivedUuid(time: Date, ...seed: readonly (string | number)[]): string {
  const bytes = createHash('sha256').update(seed.join('\n')).digest().subarray(0, 16)
  bytes.writeUIntBE(time.getTime(), 0, 6)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
