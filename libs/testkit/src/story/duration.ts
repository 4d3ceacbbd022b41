/** A time between two messages: `+12 ms`, `+1.25 s`, `+3 min 5 s`, `+2 h 3 min`; `-3 ms` where clocks are skewed. */
export const sinceText = (milliseconds: number): string =>
  `${milliseconds < 0 ? '-' : '+'}${durationText(Math.abs(milliseconds))}`

/** A length of time, of milliseconds that are not negative. */
export function durationText(milliseconds: number): string {
  if (milliseconds < 1_000) return `${Math.round(milliseconds)} ms`
  if (milliseconds < 60_000) return `${Math.floor(milliseconds / 10) / 100} s`
  const minutes = Math.floor(milliseconds / 60_000)
  if (minutes < 60) return `${minutes} min ${Math.floor(milliseconds / 1_000) % 60} s`
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`
}
