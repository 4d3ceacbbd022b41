/** Wakes who waits for something to happen. */
export class Bell {
  #rung = 0
  #waiting = new Set<() => void>()

  /** How often it rang. */
  get rung(): number {
    return this.#rung
  }

  ring(): void {
    this.#rung += 1
    for (const wake of this.#waiting) wake()
  }

  /**
   * Resolves when it rings after it had rung so often, after so many milliseconds, or when the signal is aborted; tells
   * whether it rang.
   */
  async wait(since: number, milliseconds: number, signal?: AbortSignal): Promise<boolean> {
    if (this.#rung !== since || signal?.aborted) return this.#rung !== since
    const { promise, resolve } = Promise.withResolvers<undefined>()
    const wake = () => {
      resolve(undefined)
    }
    const timer = setTimeout(wake, Math.min(milliseconds, 2 ** 31 - 1))
    this.#waiting.add(wake)
    signal?.addEventListener('abort', wake, { once: true })
    await promise
    signal?.removeEventListener('abort', wake)
    clearTimeout(timer)
    this.#waiting.delete(wake)
    return this.#rung !== since
  }
}
