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

/**
 * What `begin` comes to, or undefined when `ms` have passed or `signal` aborts first; then its own signal, `over`, aborts
 * too. Leaves nothing behind on `signal`: `AbortSignal.any` would keep some hundred bytes for each call until it aborts.
 */
export async function within<T>(
  ms: number,
  signal: AbortSignal,
  begin: (over: AbortSignal) => Promise<T>,
): Promise<T | undefined> {
  const over = new AbortController()
  const end = (): void => {
    over.abort()
  }
  if (signal.aborted) end()
  else signal.addEventListener('abort', end)
  const timer = setTimeout(end, ms)
  try {
    return await settledOrAborted(begin(over.signal), over.signal)
  } finally {
    clearTimeout(timer)
    signal.removeEventListener('abort', end)
  }
}
