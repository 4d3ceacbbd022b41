/** How a request is sent again. */
export interface Patience {
  /** Tries after the first one. */
  readonly retries: number
  /** Milliseconds: an answer that asks for a longer pause is not waited for. */
  readonly longestPause: number
}

/** What a try met: no answer at all, or one. `retryAfter` is the header's text. */
export type Met = 'nothing' | { readonly status: number; readonly retryAfter: string | null }

const FIRST_PAUSE_MS = 100

/**
 * Milliseconds to wait before the next try, undefined when there is none. Sent again is what met no answer, 429, and
 * what gateways and a restarting server answer: 502, 503, 504. A 409 only where it says when: something is still in
 * flight or not confirmed yet. All of it is safe, since a POST keeps its idempotency key.
 *
 * @param tried how many tries there were
 * @param random from 0 to 1, so that clients which failed together do not come back together
 */
export function pauseBefore(tried: number, met: Met, { retries, longestPause }: Patience, random: number) {
  if (tried > retries) return undefined
  const pause = met === 'nothing' ? backOff(tried, random) : pauseAsked(tried, met, random)
  return pause !== undefined && pause <= longestPause ? pause : undefined
}

function pauseAsked(tried: number, { status, retryAfter }: Exclude<Met, 'nothing'>, random: number) {
  if (![409, 429, 502, 503, 504].includes(status)) return undefined
  if (retryAfter !== null && /^\d+$/.test(retryAfter)) return Number(retryAfter) * 1_000
  return status === 409 ? undefined : backOff(tried, random)
}

/** Doubles with each try, from half to the whole of it. */
const backOff = (tried: number, random: number): number => FIRST_PAUSE_MS * 2 ** (tried - 1) * (0.5 + random / 2)
