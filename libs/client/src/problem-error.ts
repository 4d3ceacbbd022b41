/** What is wrong with one member of the request; `pointer` is an RFC 6901 JSON pointer such as `/lines/0/quantity`. */
export interface MemberError {
  readonly pointer: string
  readonly message: string
}

/**
 * The REST API refused: a problem document (RFC 9457). `type` is stable, and `kind` is its last part, such as `not-ready`
 * or `invalid-request`; the catalogue is in the API's description. The message says what to do.
 */
export class ProblemError extends Error {
  override readonly name = 'ProblemError'
  readonly type: string
  readonly title: string
  /** What to do. */
  readonly detail: string | undefined
  /** Empty unless the request itself is wrong. */
  readonly errors: readonly MemberError[]

  /** @param document the body as it came: JSON, or text where something in between answered */
  constructor(
    readonly status: number,
    document: unknown,
    /** Seconds to wait before the same request is sent again, where the API says so. */
    readonly retryAfter?: number,
  ) {
    const title = text(document, 'title') ?? `The REST API answered ${status}`
    const detail = text(document, 'detail')
    super(detail === undefined ? `${title}.` : `${title}: ${detail}`)
    this.title = title
    this.detail = detail
    this.type = text(document, 'type') ?? 'about:blank'
    this.errors = membersOf(document)
  }

  get kind(): string {
    return this.type.split('/').at(-1) ?? this.type
  }

  /** The members that are wrong, each with what is wrong with it. */
  get fields(): Readonly<Record<string, string>> {
    return Object.fromEntries(this.errors.map(({ pointer, message }) => [pointer, message]))
  }
}

function membersOf(document: unknown): MemberError[] {
  const errors = member(document, 'errors')
  if (!Array.isArray(errors)) return []
  return errors.flatMap((error: unknown) => {
    const [pointer, message] = [text(error, 'pointer'), text(error, 'message')]
    return pointer === undefined || message === undefined ? [] : [{ pointer, message }]
  })
}

function text(of: unknown, name: string): string | undefined {
  const value = member(of, name)
  return typeof value === 'string' ? value : undefined
}

const member = (of: unknown, name: string): unknown =>
  typeof of === 'object' && of !== null ? Object.getOwnPropertyDescriptor(of, name)?.value : undefined
