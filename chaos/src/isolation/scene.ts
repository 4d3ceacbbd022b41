import type { Course, Phase } from './course.js'
import { endedBy, isAccepted, p99, unfinishedAt } from './course-figures.js'
import type { ServiceName } from './outage.js'
import { perSecond } from './statistics.js'

/** What is shown while it goes on. */
export interface Scene {
  readonly now: number
  readonly phase: Phase
  /** Orders, each of the last seconds, the last one complete. */
  readonly accepted: readonly number[]
  readonly completed: readonly number[]
  /** Of the last 5 s, in milliseconds; NaN when nothing was accepted. */
  readonly p99: number
  /** Messages and calls that wait, each of the last looks. */
  readonly backlog: Readonly<Record<ServiceName, readonly number[]>>
  readonly unfinished: number
  /** Since the beginning. */
  readonly acceptedInAll: number
}

/** How many seconds, and looks, are drawn. */
const shown = 40

export function sceneOf(course: Course, phase: Phase, now: number): Scene {
  const { asked, looks } = course
  const whole = Math.floor(now / 1000)
  const from = Math.max(0, whole - shown)
  const answered = asked.filter(isAccepted).map(({ due, took }) => due + took)
  const seconds = Array.from({ length: whole - from }, (_, n) => (from + n) * 1000)
  const ended = [...seconds, whole * 1000].map((at) => endedBy(looks, at))
  const last = looks.at(-1)
  const recent = looks.filter((_, n) => n % 2 === 0).slice(-shown)
  const waitingFor = (service: ServiceName): number[] => recent.map(({ backlog }) => backlog[service] ?? 0)
  return {
    ...{ now, phase },
    accepted: perSecond(answered, whole).slice(from),
    completed: seconds.map((_, n) => Math.max(0, (ended[n + 1] ?? 0) - (ended[n] ?? 0))),
    p99: p99(asked.filter(({ due }) => due > now - 5_000)),
    backlog: {
      edge: waitingFor('edge'),
      checkout: waitingFor('checkout'),
      payments: waitingFor('payments'),
      accounts: waitingFor('accounts'),
    },
    unfinished: last ? unfinishedAt(course, last.at) : 0,
    acceptedInAll: answered.length,
  }
}
