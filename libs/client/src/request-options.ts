import { randomUUID } from 'node:crypto'

/** How something is read. */
export interface Reading {
  /** Ends the wait, and whatever retry is under way, with the signal's reason. */
  readonly signal?: AbortSignal
}

/** How an order is asked for. */
export interface Waiting extends Reading {
  /** Seconds, up to 30, that the answer may wait for the order to be final (RFC 7240, `Prefer: wait`). */
  readonly wait?: number
}

/** How something is requested. */
export interface Requesting extends Waiting {
  /**
   * Names what is asked for: the same key with the same body is the same thing, however often it is sent. Made anew for
   * each call unless given; give your own to go on where a crash interrupted you.
   */
  readonly idempotencyKey?: string
}

/** The headers of one POST, kept when it is sent again. */
export const posted = ({ idempotencyKey = randomUUID(), wait }: Requesting) => ({
  'Idempotency-Key': idempotencyKey,
  ...preferring({ wait }),
})

export const preferring = ({ wait }: { readonly wait?: number | undefined }) =>
  wait === undefined ? {} : { Prefer: `wait=${wait}` }

/** One request as openapi-fetch takes it. */
export const asking = <Params>(params: Params, { signal }: Reading) => ({ params, ...(signal && { signal }) })
