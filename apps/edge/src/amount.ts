/** An amount of minor units as JSON writes it. Throws a RangeError past 2^53 - 1, where JSON numbers are not exact. */
export function jsonAmount(minorUnits: bigint): number {
  const amount = Number(minorUnits)
  if (!Number.isSafeInteger(amount)) throw new RangeError(`${minorUnits} minor units are too many for a JSON number`)
  return amount
}
