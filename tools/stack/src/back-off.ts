const FIRST_MS = 100
const LONGEST_MS = 5_000
/** Who ran this long starts anew with the first delay. */
const STEADY_MS = 10_000

/** Milliseconds to wait before the next start, given the last delay (0: none) and how long the process ran. */
export const backOff = (last: number, ranMs: number): number =>
  last === 0 || ranMs >= STEADY_MS ? FIRST_MS : Math.min(last * 2, LONGEST_MS)
