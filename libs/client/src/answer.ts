import { ProblemError } from './problem-error.js'

/** An answer as openapi-fetch gives it. */
interface Answered<Data> {
  readonly data?: Data
  readonly error?: unknown
  readonly response: Response
}

/** What was answered. @throws ProblemError when it was a refusal */
export async function answer<Data>(asked: Promise<Answered<Data>>): Promise<Data> {
  const { data, error, response } = await asked
  if (response.ok && data !== undefined) return data
  throw refusal(response, error)
}

/** @param document the body of a refusal, as far as it could be read */
export function refusal({ status, headers }: Response, document: unknown): ProblemError {
  const retryAfter = Number(headers.get('retry-after') ?? undefined)
  return new ProblemError(status, document, Number.isFinite(retryAfter) ? retryAfter : undefined)
}
