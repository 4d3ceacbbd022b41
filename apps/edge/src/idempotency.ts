import { createHash } from 'node:crypto'
import { holdsCardNumber } from './card-number.js'
import { Problem } from './problem.js'
import type { Answer, Repeatable } from './submission.js'

/** A request with a key. */
export type Keyed<Request extends Repeatable = Repeatable> = Request & { readonly key: string }

export const isKeyed = <Request extends Repeatable>(request: Request): request is Keyed<Request> => request.key !== null

/** What is kept under a key. */
export interface Kept extends Omit<Keyed, 'traceparent'> {
  readonly answer: Answer
}

/** An answer to a POST: as decided now, or as decided the first time. */
export interface Accepted extends Answer {
  readonly replayed: boolean
}

/** The key of a request: 1 to 255 visible ASCII characters. Throws the 400 otherwise. */
export function idempotencyKey(header: string | readonly string[] | undefined): string {
  if (header === undefined) {
    throw new Problem(
      'idempotency-key',
      'Send an Idempotency-Key header, such as a UUID, new for each thing you ask for.',
    )
  }
  if (typeof header !== 'string' || !/^[\x21-\x7e]{1,255}$/.test(header)) {
    throw new Problem('idempotency-key', 'Idempotency-Key must be 1 to 255 visible ASCII characters, without spaces.')
  }
  if (holdsCardNumber(header)) throw new Problem('idempotency-key', 'Idempotency-Key looks like a card number.')
  return header
}

/** What a key stands for: the same method, path and bytes. */
export const fingerprint = (method: string, path: string, body: Buffer): Buffer =>
  createHash('sha256').update(`${method} ${path}\n`).update(createHash('sha256').update(body).digest()).digest()

/** The answer to a request whose key is taken: what is kept under it, or why it cannot be given. */
export function repeated(submission: Repeatable, kept: Kept | undefined): Accepted | Problem {
  if (!kept) return inFlight()
  if (!kept.fingerprint.equals(submission.fingerprint)) {
    return new Problem(
      'idempotency-key-reused',
      'This key belongs to another request; use a new key for a new request.',
    )
  }
  return { ...kept.answer, replayed: true }
}

/** The first request with this key has not ended yet. */
export const inFlight = (): Problem =>
  new Problem('in-flight', 'Send the request again in a second; it then gets the first one’s answer.', {
    retryAfter: 1,
  })

/** One text per merchant and key. */
export const scopeOf = ({ merchantId, key }: Pick<Keyed, 'merchantId' | 'key'>): string => `${merchantId} ${key}`
