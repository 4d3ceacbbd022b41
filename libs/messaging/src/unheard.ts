/**
 * Notices a consumer that goes on outside of its group: it fetches, and for `patience` milliseconds it has neither joined
 * nor had a heartbeat answered. kafkajs 2.2.4 does so for ever when its group has put it out and the coordinator goes
 * away while it joins again: without a member id it sends no heartbeat, so nothing tells it.
 */
export class Unheard {
  private since: number | undefined

  constructor(private readonly patience: number) {}

  /** It joined, or a heartbeat was answered. */
  heard(): void {
    this.since = undefined
  }

  /** A fetch returned at `now`, in milliseconds since 1970; answers whether it is outside of its group. */
  fetched(now: number): boolean {
    this.since ??= now
    return now - this.since > this.patience
  }
}
