/**
 * The smallest value that at least `share` of all do not exceed (nearest rank); NaN of nothing.
 *
 * @param share from 0 to 1: 0.99 for the 99th percentile
 */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? NaN
}

/** How many of these moments (milliseconds) fall into each second from 0 on, for `seconds` seconds. */
export function perSecond(moments: readonly number[], seconds: number): number[] {
  const counts = Array<number>(seconds).fill(0)
  for (const moment of moments) {
    const second = Math.floor(moment / 1000)
    if (second >= 0 && second < seconds) counts[second] = (counts[second] ?? 0) + 1
  }
  return counts
}

/** Each value as the mean of itself and its neighbours up to `reach` away: a rate without the jitter of its clock. */
export const smoothed = (values: readonly number[], reach: number): number[] =>
  values.map((_, n) => {
    const near = values.slice(Math.max(0, n - reach), n + reach + 1)
    return near.reduce((sum, value) => sum + value, 0) / near.length
  })
