/** Where the test clock stands (the table `clock`). */
export interface ClockReading {
  /** How often it was moved. */
  readonly epoch: number
  /** Milliseconds it is ahead of the server's time. */
  readonly offset: number
}

/**
 * The runtime's clock outside transactions, for what begins a flow, such as the time in a new thing's id: this process's
 * time and the offset that was read last. Inside a transaction the database tells the time (`clock_now()`).
 */
export class Clock {
  private reading: ClockReading = { epoch: 0, offset: 0 }

  now(): Date {
    return new Date(Date.now() + this.reading.offset)
  }

  /** Takes over what was read; answers whether the clock was moved since. */
  take(reading: ClockReading): boolean {
    const moved = reading.epoch > this.reading.epoch
    if (moved) this.reading = reading
    return moved
  }
}
