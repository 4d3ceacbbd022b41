/**
 * Runs `work` for many callers: one run at a time, and each caller is answered by a run that began after its call.
 */
export function oneAtATime(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined
  let next: Promise<void> | undefined
  const run = (): Promise<void> => {
    running = work().finally(() => (running = undefined))
    return running
  }
  return () => {
    if (!running) return run()
    next ??= running
      .catch(() => undefined) // its own callers are told
      .then(() => {
        next = undefined
        return run()
      })
    return next
  }
}
