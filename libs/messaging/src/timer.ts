/** A timer as a decision changes it: `when` null takes it back. */
export interface TimerChange {
  readonly name: string
  readonly when: Date | null
}

/** A timer whose time has come, as its rule is told. */
export interface Fired {
  readonly name: string
  /** What it was set to; the rule's `at` may be later. */
  readonly due: Date
}

/** Ids of messages carry their time in 48 bits of milliseconds since 1970. */
const latest = 2 ** 48 - 1

/** Throws `RangeError` for what is no time that ids can carry. */
export function timerChange(name: string, when: Date | null): TimerChange {
  const time = when?.getTime() ?? 0
  if (Number.isNaN(time) || time < 0 || time > latest)
    throw new RangeError(`timer ${name} is set to what is no time from 1970 on: ${String(when)}`)
  return { name, when }
}

/** Milliseconds before a timer whose rule failed is tried again: 1 s doubled up to about 17 min. */
export const timerBackOff = (tries: number): number => 1000 * 2 ** Math.min(tries, 10)
