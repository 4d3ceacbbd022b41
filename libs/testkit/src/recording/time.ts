/** `2026-01-02T03:04:05.678Z`: ISO 8601 in UTC with milliseconds, the one spelling `Date.toISOString` has. */
export function timeOf(text: string): Date | undefined {
  const time = new Date(text)
  return !Number.isNaN(time.getTime()) && time.toISOString() === text ? time : undefined
}
