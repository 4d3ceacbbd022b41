/** Counts the time that passed in a recording, without what a test clock leapt over. */
export class Elapsed {
  /** Milliseconds since the first message. */
  milliseconds = 0
  at = new Date(0)
  #latest: number | undefined

  pass(at: Date): void {
    const time = at.getTime()
    this.at = at
    if (this.#latest !== undefined && time > this.#latest) this.milliseconds += time - this.#latest
    this.#latest = Math.max(time, this.#latest ?? time)
  }

  /** What comes next counts as now: clocks of messages may follow the test clock or not. */
  leap(): void {
    this.#latest = undefined
  }
}
