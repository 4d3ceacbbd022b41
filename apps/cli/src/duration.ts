const units: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 }

/** Milliseconds of `500ms`, `30s`, `10m`, `2h`, `1d`; undefined for anything else. */
export function millisecondsOf(text: string): number | undefined {
  const [, count, unit] = /^(\d+)(ms|s|m|h|d)$/.exec(text) ?? []
  const factor = unit === undefined ? undefined : units[unit]
  return factor === undefined ? undefined : Number(count) * factor
}

/** Where reading starts: `beginning`, a time ago (`10m`) or a date (`2026-11-23T10:00`); undefined for anything else. */
export function sinceOf(text: string, now: Date): 'beginning' | Date | undefined {
  if (text === 'beginning') return text
  const ago = millisecondsOf(text)
  if (ago !== undefined) return new Date(now.getTime() - ago)
  const date = new Date(text)
  return /^\d{4}-\d{2}-\d{2}/.test(text) && !Number.isNaN(date.getTime()) ? date : undefined
}

/** A duration as one reads it: `340 ms`, `2.1 s`, `3 min 20 s`. */
export function durationText(milliseconds: number): string {
  if (milliseconds < 1_000) return `${Math.round(milliseconds)} ms`
  if (milliseconds < 60_000) return `${(milliseconds / 1_000).toFixed(1)} s`
  const seconds = Math.round(milliseconds / 1_000)
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`
}
