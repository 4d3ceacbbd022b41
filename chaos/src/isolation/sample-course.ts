import type { Absence, Asked, Course, Look, PerService } from './course.js'

const none: PerService = { edge: 0, checkout: 0, payments: 0, accounts: 0 }

/**
 * Thirty seconds at 10 orders a second as they would go, for specs: payments is away from second 10 to 20 and done with
 * what waited at second 22; everything else takes no time. Accepting takes 5 ms, every fiftieth 9 ms.
 */
export function sampleCourse(change: Partial<Course> = {}): Course {
  const asked = Array.from({ length: 300 }, (_, n): Asked => ({
    ...{ due: n * 100, took: n % 50 === 0 ? 9 : 5 },
    ...{ order: `ord_${n}`, why: null },
  }))
  const looks = Array.from({ length: 60 }, (_, n): Look => {
    const at = n * 500
    const waiting = at < 10_000 ? 0 : at < 20_000 ? (at - 10_000) / 100 : Math.max(0, 100 - (at - 20_000) / 20)
    const written = Math.floor(at / 100)
    return {
      ...{ at, ended: written - waiting, backlog: { ...none, payments: waiting } },
      written: { edge: written * 4, checkout: written * 3, payments: written * 2, accounts: written },
    }
  })
  const absence: Absence = {
    ...{ name: 'payments', title: 'payments', stopped: 10_000, away: 10_200 },
    ...{ returned: 20_000, ready: 20_800, caughtUp: 22_000 },
  }
  const quiet = [
    { from: 0, to: 10_000 },
    { from: 22_000, to: 30_000 },
  ]
  return { rate: 10, asked, looks, quiet, absences: [absence], delays: [], ...change }
}
