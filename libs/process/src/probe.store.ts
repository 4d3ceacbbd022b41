import type { Database } from '@parpay/messaging'

/** Why the database does not answer within `within` milliseconds; undefined when it does. Never rejects. */
export async function databaseTrouble(database: Database, within: number): Promise<string | undefined> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<string>((resolve) => {
    timer = setTimeout(resolve, within, `it does not answer within ${within} ms`)
  })
  const asked = database.query('readiness', 'select 1').then(
    () => undefined,
    (error: unknown) => (error instanceof Error ? reason(error) : String(error)),
  )
  return Promise.race([asked, late]).finally(() => {
    clearTimeout(timer)
  })
}

/** An error of several addresses tried (`AggregateError`) has no message of its own. */
const reason = (error: Error): string => (error.message === '' && 'code' in error ? String(error.code) : error.message)
