/**
 * The catalogue of refusals: RFC 9457 problem documents. A type's URI, status and meaning are stable: clients switch on
 * them. `detail` says what to do and may be reworded.
 */
export const problems = {
  'malformed-request': { status: 400, title: 'The request cannot be read' },
  'idempotency-key': { status: 400, title: 'Idempotency-Key is missing or malformed' },
  unauthorized: { status: 401, title: 'No valid API key' },
  'not-found': { status: 404, title: 'Not found' },
  'in-flight': { status: 409, title: 'The first request with this Idempotency-Key is still in flight' },
  'not-ready': { status: 409, title: 'Something this request needs is not confirmed yet' },
  'too-large': { status: 413, title: 'The request is too large' },
  'unsupported-media-type': { status: 415, title: 'The body is not JSON' },
  'invalid-request': { status: 422, title: 'The request is not valid' },
  'card-number': { status: 422, title: 'The request holds a card number' },
  'idempotency-key-reused': { status: 422, title: 'Idempotency-Key was used for another request' },
  'too-many-requests': { status: 429, title: 'Too many requests' },
  internal: { status: 500, title: 'Internal error' },
  unavailable: { status: 503, title: 'Temporarily unavailable' },
} as const satisfies Record<string, { status: number; title: string }>

export type ProblemKind = keyof typeof problems

/** What is wrong with one member of the request; `pointer` is an RFC 6901 JSON pointer. */
export interface MemberError {
  readonly pointer: string
  readonly message: string
}

/** A problem document as it goes over the wire (`application/problem+json`). */
export interface ProblemDocument {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly detail: string
  readonly errors?: readonly MemberError[]
}

/** A request refused; nothing of it is stored. `retryAfter` is in seconds. */
export class Problem extends Error {
  constructor(
    readonly kind: ProblemKind,
    readonly detail: string,
    readonly more: { readonly errors?: readonly MemberError[]; readonly retryAfter?: number } = {},
  ) {
    super(detail)
  }

  get status(): number {
    return problems[this.kind].status
  }

  document(): ProblemDocument {
    const { errors } = this.more
    return { type: problemType(this.kind), ...problems[this.kind], detail: this.detail, ...(errors && { errors }) }
  }
}

export const problemType = (kind: ProblemKind): string => `https://parpay.dev/problems/${kind}`

/** A 422 about one member of the request. */
export const wrong = (pointer: string, message: string): Problem =>
  new Problem('invalid-request', `${pointer || 'The body'} ${message}.`, { errors: [{ pointer, message }] })

/** Also for another merchant's objects: that they exist is not told. */
export const notFound = (what: string): Problem =>
  new Problem('not-found', `There is no such ${what}; check the id and that it belongs to this API key's merchant.`)

/** Something asked for a moment ago that its owner has not confirmed yet. */
export const notReady = (what: string): Problem =>
  new Problem('not-ready', `${what}; send the request again in a second, with the same Idempotency-Key.`, {
    retryAfter: 1,
  })

/** The edge's database is away; the broker being away is no reason to refuse. */
export const unavailable = (): Problem =>
  new Problem(
    'unavailable',
    'Nothing was stored as far as is known; send the request again with the same Idempotency-Key.',
    {
      retryAfter: 2,
    },
  )
