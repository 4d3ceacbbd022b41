import type { RunningSystem } from './replay-system.client.js'

/** The one clock that all services of a system go by: timers and deadlines. */
export interface TestClock {
  now(): Promise<Date>
  /**
   * Moves it forward by milliseconds or a duration such as `31m` or `1h30m` (units ms, s, m, h, d), and returns when every
   * service goes by it. What becomes due by that has then not happened yet.
   *
   * @throws TypeError for what is no duration; Problem `not-supported` outside development
   */
  advance(by: number | string): Promise<Date>
}

export const testClock = (system: RunningSystem): TestClock => ({
  now: async () => new Date((await system.clock()).now),
  advance: async (by) => new Date((await system.advance(millisecondsOf(by))).now),
})

const units: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 }

/** @throws TypeError */
export function millisecondsOf(by: number | string): number {
  if (typeof by === 'number' && Number.isSafeInteger(by) && by >= 0) return by
  if (typeof by === 'string' && /^(?:\d{1,9}(?:ms|[smhd]))+$/.test(by))
    return [...by.matchAll(/(\d+)(ms|[smhd])/g)].reduce(
      (sum, [, n, unit = '']) => sum + Number(n) * (units[unit] ?? 0),
      0,
    )
  throw new TypeError(`${by} is no duration: give milliseconds, or such as '31m' or '1h30m'`)
}
