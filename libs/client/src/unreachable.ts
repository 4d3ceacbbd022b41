/** The REST API did not answer, however often it was asked; `cause` says what the last try met. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable'
  constructor(
    readonly url: string,
    cause: unknown,
  ) {
    super(`The REST API does not answer at ${url}.`, { cause })
  }
}
