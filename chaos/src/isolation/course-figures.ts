import type { Asked, Course, Look, Span } from './course.js'
import { services, type ServiceName } from './outage.js'
import { percentile } from './statistics.js'

/** What was due within a span of time. */
export const dueWithin = (asked: readonly Asked[], { from, to }: Span): Asked[] =>
  asked.filter(({ due }) => due >= from && due < to)

export const isAccepted = ({ order }: Asked): boolean => order !== null

/** Milliseconds that 99 of 100 accepted orders did not exceed, from due to answered; NaN of none. */
export const p99 = (asked: readonly Asked[]): number =>
  percentile(
    asked.filter(isAccepted).map(({ took }) => took),
    0.99,
  )

/** Orders that had ended by then, by the last look that could see them. */
export const endedBy = (looks: readonly Look[], at: number): number =>
  looks.findLast((look) => look.at <= at && look.ended !== null)?.ended ?? 0

/** Orders accepted and not ended, at a look. */
export const unfinishedAt = ({ asked, looks }: Pick<Course, 'asked' | 'looks'>, at: number): number =>
  Math.max(0, asked.filter((one) => isAccepted(one) && one.due + one.took <= at).length - endedBy(looks, at))

/** What counts as "nothing waits": no more than what arrives within one second while nothing is away. */
export interface Usual {
  readonly unfinished: number
  readonly backlog: Readonly<Record<ServiceName, number>>
}

/** Few messages come and go in any case, however slow the load. */
const least = 10

/** @param span while nothing is away: how many messages an order makes for each service is read from it */
export function usual({ rate, looks }: Pick<Course, 'rate' | 'looks'>, span: Span): Usual {
  const seen = looks.filter(({ at }) => at >= span.from && at <= span.to)
  const [first, last] = [seen[0], seen.at(-1)]
  const seconds = first && last ? (last.at - first.at) / 1000 : 0
  const intake = (service: ServiceName): number => {
    const messages = (last?.written[service] ?? 0) - (first?.written[service] ?? 0)
    return Math.max(least, seconds > 0 ? messages / seconds : 0)
  }
  return {
    unfinished: Math.max(least, rate),
    backlog: {
      edge: intake('edge'),
      checkout: intake('checkout'),
      payments: intake('payments'),
      accounts: intake('accounts'),
    },
  }
}

/** Whether nothing waits at the last look. */
export function nothingWaits(seen: Pick<Course, 'asked' | 'looks'>, { unfinished, backlog }: Usual): boolean {
  const look = seen.looks.at(-1)
  if (look?.ended === undefined || look.ended === null) return false
  if (unfinishedAt(seen, look.at) > unfinished) return false
  return services.every((service) => (look.backlog[service] ?? Infinity) <= backlog[service])
}
