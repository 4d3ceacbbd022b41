/**
 * What a worker reports of work done outside the transaction: a message that never leaves the service.
 * It goes through a decider like any other, but has no topic and no schema.
 */
export interface Outcome<Name extends string = string, Payload = unknown> {
  readonly name: Name
  readonly origin: 'worker'
  /** Carries the payload's type only; never set. */
  readonly payload?: Payload
}

export const outcome = <Name extends string, Payload>(name: Name): Outcome<Name, Payload> => ({
  name,
  origin: 'worker',
})
