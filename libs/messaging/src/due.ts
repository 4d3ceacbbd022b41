import type { WiredAggregate } from './aggregate.js'
import { failure, type ChangedTimer, type Failure, type Step } from './fold.js'
import type { Item, TimerItem } from './item.js'
import type { TimerRow } from './timer.store.js'

/** The firing of a timer as a step of its aggregate. */
export function timerSteps(wired: WiredAggregate, timers: readonly TimerItem[]): Step[] {
  return timers.flatMap((item) => {
    const handler = item.kind === wired.kind ? wired.timers.get(item.name) : undefined
    const payload = { name: item.name, due: item.due }
    return handler ? [{ item, handler, payload, aggregateId: item.aggregateId }] : []
  })
}

/** Timers without a rule: they would be looked at again and again in silence. */
export const withoutRule = (timers: readonly TimerItem[], aggregates: readonly WiredAggregate[]): Failure[] =>
  timers
    .filter(({ kind, name }) => !aggregates.some((wired) => wired.kind === kind && wired.timers.has(name)))
    .map((item) => failure(item, new Error(`${item.kind} has no rule for its timer ${item.name}`)))

/** The steps without the firings of timers that do not stand any more: the others were `taken`. */
export function standing(steps: readonly Step[], taken: readonly Pick<TimerRow, 'aggregateId' | 'name'>[]): Step[] {
  const rows = new Set(taken.map(({ aggregateId, name }) => `${aggregateId}\n${name}`))
  return steps.filter(({ item }) => item.origin !== 'timer' || rows.delete(`${item.aggregateId}\n${item.name}`))
}

/** What changed timers are in the table: those to set and those to take back. */
export function timerRows(
  kind: string,
  changed: readonly ChangedTimer[],
  causeOf: (item: Item) => Pick<TimerRow, 'correlationId' | 'causationId' | 'traceparent'>,
): { set: TimerRow[]; cancelled: Pick<TimerRow, 'kind' | 'aggregateId' | 'name'>[] } {
  const set: TimerRow[] = []
  const cancelled: Pick<TimerRow, 'kind' | 'aggregateId' | 'name'>[] = []
  for (const { change, aggregateId, item } of changed) {
    const { name, when } = change
    if (when === null) cancelled.push({ kind, aggregateId, name })
    else {
      const { correlationId, causationId, traceparent } = causeOf(item)
      set.push({ kind, aggregateId, name, due: when, correlationId, causationId, traceparent })
    }
  }
  return { set, cancelled }
}
