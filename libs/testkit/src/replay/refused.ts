/** A recording cannot be replayed with this contract and these options. Nothing was sent. */
export class ReplayInvalid extends Error {
  override readonly name = 'ReplayInvalid'
}

/** A replay would write to a broker that is not on this machine. Nothing was sent. */
export class TargetRefused extends Error {
  override readonly name = 'TargetRefused'
  constructor(
    readonly brokers: readonly string[],
    /** Which address it was, as a clause. */
    readonly reason: string,
  ) {
    const list = brokers.join(',')
    super(
      `A replay writes to local brokers only, and ${reason}: to write there all the same, give --target ${list} --yes-write-to ${list}.`,
    )
  }
}
