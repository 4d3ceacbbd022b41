import type { From, To } from '@parpay/testkit'
import { exitCodes, Failure } from './failure.js'
import type { Since, Until } from './since.js'

export interface ExtentAsked {
  readonly since?: Since | undefined
  readonly until?: Until | undefined
  /** Where it begins without `since`, if what is asked for says so. */
  readonly begins?: Date | undefined
  /** Whether without `since` all is meant that is there. */
  readonly all?: boolean
}

export interface Extent {
  readonly from: From
  readonly to?: To
  /** A time to come: then it is over. */
  readonly ends?: Date
}

/**
 * What is read. What ends in the past begins at the beginning unless something else is said, since between now and
 * then there is nothing.
 *
 * @throws Failure 2 when it would end before it begins
 */
export function extentOf({ since, until, begins, all = false }: ExtentAsked, now: Date): Extent {
  const isPast = until === 'now' || (until !== undefined && until <= now)
  const from = since ?? begins ?? (all || isPast ? 'beginning' : 'now')
  if (since instanceof Date && until instanceof Date && until <= since)
    throw new Failure(exitCodes.usage, '--until is not after --since: nothing lies between.')
  if (until === undefined) return { from }
  if (until === 'now') return { from, to: 'end' }
  return isPast ? { from, to: until } : { from, ends: until }
}
