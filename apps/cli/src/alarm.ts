/** How far a timer reaches (milliseconds): 24 days. */
const farthest = 2 ** 31 - 1

/** Calls `ring` at this time, however far it is. @returns takes that back */
export function alarm(at: Date, ring: () => void): () => void {
  let timer: NodeJS.Timeout
  const wait = (): void => {
    const left = at.getTime() - Date.now()
    timer = left > farthest ? setTimeout(wait, farthest) : setTimeout(ring, Math.max(0, left))
  }
  wait()
  return () => {
    clearTimeout(timer)
  }
}
