import { isDeepStrictEqual } from 'node:util'
import type { Decided } from './deciding.js'
import type { NewAttempt } from './decision.js'
import type { TimerChange } from './timer.js'

/** How a table writes what it cannot know the sense of. What is not given is written by its name alone. */
export interface Words<State> {
  /** The state after a decision. */
  readonly state: (state: State) => string
  /** What stands in brackets behind a message's type; empty: no brackets. */
  readonly message?: (message: unknown, type: string) => string
  /** What stands behind "attempt". Without it: the attempt's id up to its colon. */
  readonly attempt?: (attempt: NewAttempt) => string
}

/** Milliseconds as "90s", "30m", "36h" or "7d": the largest unit that divides them. */
function duration(milliseconds: number): string {
  const units = [['d', 86_400_000] as const, ['h', 3_600_000] as const, ['m', 60_000] as const, ['s', 1000] as const]
  const [unit, size] = units.find(([, size]) => milliseconds % size === 0) ?? (['ms', 1] as const)
  return `${milliseconds / size}${unit}`
}

const kindOf = (attemptId: string): string => attemptId.replace(/:.*$/s, '')

const timer = ({ name, when }: TimerChange, at: Date): string =>
  when ? `timer ${name} in ${duration(when.getTime() - at.getTime())}` : `no timer ${name}`

/**
 * What a decision came to, in the words of a decision table: messages, "attempt" and "withdraw" with their kind, timers
 * set ("timer NAME in 30m", counted from `at`) or taken back ("no timer NAME"), and last the state, "same" when nothing
 * of it changed. "-" when nothing came of it at all.
 */
export function inWords<State>(
  before: State | undefined,
  { state, messages, attempts, withdrawn, timers }: Decided<State>,
  words: Words<State>,
  at: Date,
): string {
  const effects = [
    ...messages.map(({ type, message }) => {
      const more = words.message?.(message, type) ?? ''
      return more === '' ? type : `${type}(${more})`
    }),
    ...attempts.map((attempt) => `attempt ${words.attempt?.(attempt) ?? kindOf(attempt.id)}`),
    ...withdrawn.map((id) => `withdraw ${kindOf(id)}`),
    ...timers.map((change) => timer(change, at)),
  ]
  const same = isDeepStrictEqual(before, state)
  if (same && effects.length === 0) return '-'
  return [...effects, same || state === undefined ? 'same' : words.state(state)].join(', ')
}
