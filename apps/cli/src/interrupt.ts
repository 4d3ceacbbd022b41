const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** Calls `end` at the first signal to end, in place of ending at once. @returns takes that back */
export function onInterrupt(end: () => void): () => void {
  for (const signal of signals) process.once(signal, end)
  return () => {
    for (const signal of signals) process.off(signal, end)
  }
}
