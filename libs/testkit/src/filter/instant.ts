const units = new Map([
  ['ms', 1],
  ['s', 1_000],
  ['m', 60_000],
  ['h', 3_600_000],
  ['d', 86_400_000],
])

const time =
  /^(?<year>\d{4})-(?<month>\d\d)-(?<day>\d\d)(?:T(?<hour>\d\d):(?<minute>\d\d)(?::(?<second>\d\d)(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:\d\d))?$/i

/**
 * The instant a text names, in milliseconds since 1970: a date and time of RFC 3339 (seconds may be left out), a date
 * (its midnight in UTC), or a duration before `now` such as `10m` or `1h30m` (units ms, s, m, h, d). Nothing where it is
 * none of them.
 */
export function instant(text: string, now: Date): number | undefined {
  const ago = durationOf(text)
  if (ago !== undefined) return now.getTime() - ago
  const { year, month, day } = time.exec(text)?.groups ?? {}
  if (year === undefined || month === undefined || day === undefined) return undefined
  // Date.parse takes the 30th of February for the 2nd of March.
  const days = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate()
  if (Number(day) > days) return undefined
  const milliseconds = Date.parse(text.toUpperCase())
  return Number.isNaN(milliseconds) ? undefined : milliseconds
}

function durationOf(text: string): number | undefined {
  if (!/^(?:\d{1,9}(?:ms|[smhd]))+$/.test(text)) return undefined
  let sum = 0
  for (const [, count, unit] of text.matchAll(/(\d+)(ms|[smhd])/g)) sum += Number(count) * (units.get(unit ?? '') ?? 0)
  return sum
}
