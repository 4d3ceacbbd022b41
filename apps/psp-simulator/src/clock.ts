import { z } from 'zod'

/** Where the clock was moved to. */
export const Reading = z.strictObject({
  /** How often, counted by whoever moves it. */
  epoch: z.int().nonnegative(),
  /** Milliseconds ahead of this machine's time; at most 100 years. */
  offset: z
    .int()
    .nonnegative()
    .max(100 * 366 * 86_400_000),
})
export type Reading = z.infer<typeof Reading>

/** The simulator's time: this machine's, and how far a test has moved it ahead. */
export class Clock {
  private readonly waiting = new Set<() => void>()

  constructor(private at: Reading = { epoch: 0, offset: 0 }) {}

  get reading(): Reading {
    return this.at
  }

  now(): Date {
    return new Date(Date.now() + this.at.offset)
  }

  /** Moves it on; false, and nothing has changed, when that would be back. */
  move(to: Reading): boolean {
    if (to.epoch < this.at.epoch || to.offset < this.at.offset) return false
    this.at = to
    for (const look of [...this.waiting]) look()
    return true
  }

  /** Resolves when `milliseconds` have passed on it. Rejects with the signal's reason. */
  passed(milliseconds: number, signal: AbortSignal): Promise<void> {
    const end = this.now().getTime() + milliseconds
    return new Promise((resolve, reject) => {
      let timer: NodeJS.Timeout | undefined
      const over = (): void => {
        clearTimeout(timer)
        this.waiting.delete(look)
        signal.removeEventListener('abort', stop)
      }
      const stop = (): void => {
        over()
        reject(signal.reason instanceof Error ? signal.reason : new Error('stopped'))
      }
      const look = (): void => {
        clearTimeout(timer)
        const left = end - this.now().getTime()
        if (left > 0) timer = setTimeout(look, left)
        else {
          over()
          resolve()
        }
      }
      this.waiting.add(look)
      signal.addEventListener('abort', stop)
      if (signal.aborted) stop()
      else look()
    })
  }
}
