import { check } from './check.js'
import type { Evidence } from './evidence.js'
import type { Violation } from './violation.js'

/**
 * Everything that contradicts an invariant in a system that came to rest twice: while authorisations were held, and when
 * the last had expired. Only then has every order ended. What else was wrong before counts too: an expiry asks the PSP,
 * and so mends what payments had not known of a capture.
 */
export function checkTwice(held: Evidence, expired: Evidence): Violation[] {
  const after = check(expired)
  const known = new Set(after.map(textOf))
  const before = check(held).filter((one) => one.invariant !== 'I1' && !known.has(textOf(one)))
  return [...before, ...after]
}

const textOf = ({ invariant, about, says }: Violation): string => `${invariant} ${about} ${says}`
