const pattern = /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/

/**
 * The number that a text writes in decimal; a whole number past 2^53 as the bigint it is. Nothing where it is no number,
 * or none that a double can hold.
 */
export function numeral(text: string): number | bigint | undefined {
  if (!pattern.test(text)) return undefined
  const value = Number(text)
  if (/^-?\d+$/.test(text) && !Number.isSafeInteger(value)) return BigInt(text)
  if (!Number.isFinite(value)) return undefined
  if (Number.isInteger(value) && !Number.isSafeInteger(value)) return BigInt(value)
  return value + 0 // not -0
}
