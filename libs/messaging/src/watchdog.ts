import { abortedOrAfter } from './deadline.js'

/** What a watchdog looks at. */
export interface Watched {
  /** When records were last asked for and an answer came, in milliseconds since 1970; a handler under way counts too. */
  readonly lastSign: () => number
  /** Whether records wait that nobody takes. Rejects when that cannot be known, as while the broker is away. */
  readonly lags: () => Promise<boolean>
}

/**
 * Resolves when a consumer has stopped in silence: no fetch returned for `patience` milliseconds, no handler running,
 * and records wait. kafkajs may do so after the broker closed its connection. Resolves false when `signal` aborts.
 */
export async function stoppedInSilence(
  { lastSign, lags }: Watched,
  patience: number,
  signal: AbortSignal,
): Promise<boolean> {
  while (!signal.aborted) {
    await abortedOrAfter(signal, patience / 4)
    const silent = (): boolean => !signal.aborted && Date.now() - lastSign() > patience
    // A broker that does not answer is away for the consumer too: it is waited for, not made anew.
    if (silent() && (await lags().catch(() => false)) && silent()) return true
  }
  return false
}
