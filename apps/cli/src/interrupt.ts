const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
/** One Ctrl-C may arrive twice: from the terminal, and passed on by npm or by the process that started this one. */
const SAME_CTRL_C_MS = 500

/**
 * Calls `end` at the first signal to end, in place of ending at once; a second Ctrl-C ends the process with 130.
 * @returns takes that back
 */
export function onInterrupt(end: () => void): () => void {
  let first = Infinity
  const heard = (signal: NodeJS.Signals): void => {
    const now = performance.now()
    if (signal === 'SIGINT' && now > first + SAME_CTRL_C_MS) process.exit(130)
    if (first !== Infinity) return
    first = now
    end()
  }
  for (const signal of signals) process.on(signal, heard)
  return () => {
    for (const signal of signals) process.off(signal, heard)
  }
}
