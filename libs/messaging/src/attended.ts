import { abortedOrAfter } from './deadline.js'
import type { Database } from './database.store.js'
import type { Log } from './log.js'
import { attention, type Attention } from './parked-list.store.js'

/** Milliseconds. */
const interval = 1000

/** What people have done until now; undefined, and logged, when the database does not tell. */
export const seen = (database: Database, log: Log, last?: bigint): Promise<Attention | undefined> =>
  attention(database, last).catch((error: unknown) => {
    log.debug({ err: error }, 'cannot tell whether a person has looked at what is parked; asking again')
    return undefined
  })

/**
 * Resolves when a parked message has been redriven with success or something was discarded since `before`, by whichever
 * instance of the service; or when `over`, or `signal` aborts. A failure is logged and asked again.
 *
 * @param before what was seen last before the wait, so that nothing in between is missed
 */
export async function attended(
  database: Database,
  before: Attention | undefined,
  over: () => boolean,
  signal: AbortSignal,
  log: Log,
): Promise<void> {
  while (!over() && !signal.aborted) {
    const now = await seen(database, log, before?.last)
    if (now && before && (now.failed < before.failed || now.discarded > before.discarded)) return
    before ??= now
    await abortedOrAfter(signal, interval)
  }
}
