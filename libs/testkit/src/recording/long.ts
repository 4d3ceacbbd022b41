const decimal = /^(?:0|-?[1-9]\d{0,18})$/

/** A 64-bit integer, as Avro's `long`. */
export const isLong = (value: bigint): boolean => BigInt.asIntN(64, value) === value

/** The decimal spelling of a 64-bit integer, the only one it has; undefined for all other text. */
export function longOf(text: string): bigint | undefined {
  if (!decimal.test(text)) return undefined
  const value = BigInt(text)
  return isLong(value) ? value : undefined
}
