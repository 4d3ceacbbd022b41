/** Keys that may be parked within `window` before the consumer pauses: a bad deployment must not park a topic. */
const most = 20
/** Milliseconds. */
const window = 60_000

/** Counts newly parked keys, and holds the consumer when they are too many, until a person looks. */
export class ParkingLimit {
  /** Why nothing more is taken, in words; undefined while it is. */
  paused: string | undefined
  private times: number[] = []
  private readonly waiting = new Set<() => void>()

  /** @param now milliseconds of a clock that only goes forward */
  constructor(private readonly now: () => number = () => performance.now()) {}

  /** Whether `count` more keys may be parked now. */
  allows(count: number): boolean {
    if (count === 0) return true
    this.times = this.times.filter((time) => time > this.now() - window)
    return this.times.length + count <= most
  }

  /** `count` keys were parked. */
  count(count: number): void {
    for (let n = 0; n < count; n += 1) this.times.push(this.now())
  }

  /** @param last what would have been parked next, in words */
  pause(last: string): void {
    this.paused = `paused, because ${most} keys were parked within a minute and the next would be ${last}: nothing more is taken until parked messages are redriven or discarded (parpay parked), or it is started again`
  }

  /** A person has looked: counting begins again. */
  resume(): void {
    this.paused = undefined
    this.times = []
    for (const go of [...this.waiting]) go()
  }

  /** Resolves when messages may be taken, or `signal` aborts. */
  async open(signal: AbortSignal): Promise<void> {
    while (this.paused !== undefined && !signal.aborted) {
      await new Promise<void>((resolve) => {
        const go = (): void => {
          signal.removeEventListener('abort', go)
          this.waiting.delete(go)
          resolve()
        }
        this.waiting.add(go)
        signal.addEventListener('abort', go)
      })
    }
  }
}
