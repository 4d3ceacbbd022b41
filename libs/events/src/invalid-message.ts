/**
 * A value that is not a message of its type. The message names the path (`OrderX.lines.0.quantity`) and never quotes
 * the value, which may be secret.
 */
export class InvalidMessage extends Error {
  override readonly name = 'InvalidMessage'

  constructor(
    /** From the message's name down to what is wrong, joined by dots. */
    readonly path: string,
    reason: string,
  ) {
    super(`${path} ${reason}`)
  }
}
