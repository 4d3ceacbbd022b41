import { inspect } from 'node:util'
import { setTimeout as pause } from 'node:timers/promises'

export interface Patience {
  /** Milliseconds. Generous: a slow machine is no failure. Default 60,000. */
  readonly within?: number
  /** Milliseconds between two looks. Default 50. */
  readonly every?: number
}

/**
 * Looks until what is seen holds, and answers it. A look that throws is one that did not hold.
 *
 * @param what the condition in words, for whoever reads the failure
 * @throws Error that says what was seen last
 */
export async function until<Seen>(
  what: string,
  look: () => Seen | Promise<Seen>,
  holds: (seen: Seen) => boolean,
  { within = 60_000, every = 50 }: Patience = {},
): Promise<Seen> {
  const started = performance.now()
  for (;;) {
    let last: unknown
    try {
      const seen = await look()
      if (holds(seen)) return seen
      last = seen
    } catch (error) {
      last = error
    }
    if (performance.now() - started > within) {
      throw new Error(
        `Not within ${within / 1000} s: ${what}. Seen last: ${inspect(last, { depth: 6, maxArrayLength: 20 })}`,
      )
    }
    await pause(every)
  }
}
