import { setTimeout as delay } from 'node:timers/promises'

/**
 * Asks every `every` milliseconds until the answer is not false or undefined.
 *
 * @throws what `late()` makes after `within` milliseconds.
 */
export async function until<T>(
  ask: () => T | false | undefined | Promise<T | false | undefined>,
  { within, every = 25, late }: { within: number; every?: number; late: () => Error },
): Promise<T> {
  const deadline = performance.now() + within
  for (;;) {
    const answer = await ask()
    if (answer !== false && answer !== undefined) return answer
    if (performance.now() > deadline) throw late()
    await delay(every)
  }
}
