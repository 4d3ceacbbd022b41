/** Waits for `work`, but no longer than `ms`; how it ends, or that it has not, is not told. Never rejects. */
export async function settledWithin(ms: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise((resolve) => {
    timer = setTimeout(resolve, ms)
  })
  await Promise.race([work.catch(() => undefined), late])
  clearTimeout(timer)
}

/**
 * What `work` comes to, or undefined when `signal` aborts first. Leaves nothing behind on the signal, however long that
 * lives: `Promise.race` with a promise of it would keep some hundred bytes for each call until it aborts.
 */
export const settledOrAborted = <T>(work: Promise<T>, signal: AbortSignal): Promise<T | undefined> =>
  new Promise((resolve, reject) => {
    const aborted = (): void => {
      resolve(undefined)
    }
    if (signal.aborted) aborted()
    else signal.addEventListener('abort', aborted, { once: true })
    work
      .finally(() => {
        signal.removeEventListener('abort', aborted)
      })
      .then(resolve, reject)
  })

/** Resolves after `ms`, or at once when `signal` aborts. */
export const abortedOrAfter = (signal: AbortSignal, ms: number): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) {
      resolve()
      return
    }
    const done = (): void => {
      clearTimeout(timer)
      signal.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, ms)
    signal.addEventListener('abort', done)
  })
