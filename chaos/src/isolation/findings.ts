import type { Absence, Course } from './course.js'
import { dueWithin, endedBy, isAccepted, p99, unfinishedAt } from './course-figures.js'
import { services, type ServiceName } from './outage.js'

/** How much longer accepting may take while something is away, at the 99th percentile. */
const mostSlower = 2
/** Milliseconds within which what waited is done, once the part is there again. */
const caughtUpWithin = 10_000

/** What one absence did, in figures. Rates are orders a second, times milliseconds. */
export interface Finding extends Pick<Absence, 'name' | 'title'> {
  /** From being told to stop until being told to start. */
  readonly lasted: number
  readonly asked: number
  readonly accepted: number
  /** Why the first that was not accepted was not; null when all were. */
  readonly refusal: string | null
  readonly acceptRate: number
  readonly completed: number
  readonly completionRate: number
  readonly p99: number
  /** To the undisturbed p99 of the same run. */
  readonly slower: number
  /** p99 while it came back and caught up. */
  readonly returningP99: number
  /** Orders accepted and not ended when it came back. */
  readonly unfinished: number
  /** Where most waited at any moment. */
  readonly longest: { readonly service: ServiceName; readonly waiting: number }
  /** From being told to start until it answered that it is ready. */
  readonly readyAfter: number
  /** From then until nothing waited any more; null when that did not come. */
  readonly caughtUpAfter: number | null
}

export interface Undisturbed {
  readonly seconds: number
  readonly acceptRate: number
  readonly p99: number
}

export interface Findings {
  readonly undisturbed: Undisturbed
  readonly absences: readonly Finding[]
}

export function findingsOf(course: Course): Findings {
  const calm = course.quiet.flatMap((span) => dueWithin(course.asked, span))
  const seconds = course.quiet.reduce((sum, { from, to }) => sum + to - from, 0) / 1000
  const undisturbed = { seconds, acceptRate: calm.filter(isAccepted).length / seconds, p99: p99(calm) }
  return { undisturbed, absences: course.absences.map((absence) => findingOf(course, absence, undisturbed)) }
}

function findingOf(course: Course, absence: Absence, undisturbed: Undisturbed): Finding {
  const { name, title, stopped, returned, ready, caughtUp } = absence
  const over = caughtUp ?? course.looks.at(-1)?.at ?? returned
  const seconds = (returned - stopped) / 1000
  const meanwhile = dueWithin(course.asked, { from: stopped, to: returned })
  const accepted = meanwhile.filter(isAccepted).length
  const completed = endedBy(course.looks, returned) - endedBy(course.looks, stopped)
  const slow = p99(meanwhile)
  const waiting = services.map((service) => {
    const seen = course.looks.filter(({ at }) => at >= stopped && at <= over)
    return { service, waiting: Math.max(0, ...seen.map(({ backlog }) => backlog[service] ?? 0)) }
  })
  return {
    ...{ name, title, lasted: returned - stopped, asked: meanwhile.length, accepted, completed },
    refusal: meanwhile.find(({ why }) => why !== null)?.why ?? null,
    ...{ acceptRate: accepted / seconds, completionRate: completed / seconds },
    ...{ p99: slow, slower: slow / undisturbed.p99 },
    returningP99: p99(dueWithin(course.asked, { from: returned, to: over })),
    unfinished: unfinishedAt(course, returned),
    longest: waiting.reduce((most, one) => (one.waiting > most.waiting ? one : most)),
    readyAfter: ready - returned,
    caughtUpAfter: caughtUp === null ? null : Math.max(0, caughtUp - ready),
  }
}

/** One promise, kept or not. */
export interface Check {
  readonly says: string
  readonly ok: boolean
}

/** What a finding must come up to. */
export interface Expectation {
  readonly accepts: boolean
  readonly completes: boolean
  /** Orders that may be under way at any moment. */
  readonly unfinished: number
  /** Also judge times. */
  readonly times: boolean
}

export function checksOf(finding: Finding, { accepts, completes, unfinished, times }: Expectation): Check[] {
  const { title, asked, accepted, refusal, slower, readyAfter, caughtUpAfter } = finding
  const checks = [
    accepts
      ? {
          says: `${title} away: every order asked for is accepted (${accepted} of ${asked})${refusal === null ? '' : `: ${refusal}`}`,
          ok: accepted === asked,
        }
      : {
          says: `${title} away: nobody accepts (${accepted} of ${asked} before it was gone)`,
          ok: accepted < asked / 2,
        },
    ...(completes
      ? [
          {
            says: `${title} away: orders complete (${finding.completed} of ${accepted}, ${finding.unfinished} under way)`,
            ok: finding.unfinished <= unfinished,
          },
        ]
      : []),
    { says: `${title} back: what waited is done`, ok: caughtUpAfter !== null },
  ]
  if (!times) return checks
  const slowness = `p99 of accepting ${finding.p99.toFixed(1)} ms, ${slower.toFixed(2)} times the undisturbed`
  const start = `${(readyAfter / 1000).toFixed(1)} s to start`
  const after = caughtUpAfter === null ? 'not at all' : `${(caughtUpAfter / 1000).toFixed(1)} s later`
  return [
    ...checks,
    ...(accepts ? [{ says: `${title} away: ${slowness} (at most ${mostSlower})`, ok: slower <= mostSlower }] : []),
    {
      says: `${title} back: ${start}, and nothing waits any more ${after} (at most ${caughtUpWithin / 1000} s)`,
      ok: caughtUpAfter !== null && caughtUpAfter <= caughtUpWithin,
    },
  ]
}
