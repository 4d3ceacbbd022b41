/** Wakes who waits for something to do: at once when rung, by itself after a while. */
export class Bell {
  private rung: () => void = () => undefined

  /** @param patience milliseconds after which a wait ends unrung */
  constructor(private readonly patience: number) {}

  ring(): void {
    this.rung()
  }

  /** Armed by the call: ask for it before looking for work, so that what is committed meanwhile is not missed. */
  next(): Promise<void> {
    this.rung() // ends the timer of a wait that found work and was not waited for
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, this.patience)
      this.rung = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  }
}
