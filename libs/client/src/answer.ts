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
  const retryAfter = response.headers.get('retry-after')
  throw new ProblemError(response.status, error, retryAfter === null ? undefined : Number(retryAfter))
}
