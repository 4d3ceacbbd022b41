import type { WiredAggregate } from './aggregate.js'
import type { Delivery } from './delivery.js'
import { timerSteps } from './due.js'
import { failure, type Failure, type Step } from './fold.js'
import type { OutcomeItem, RecordItem, TimerItem } from './item.js'

/** What a batch has for the rules of one kind of aggregate. */
export function stepsFor(
  wired: WiredAggregate,
  deliveries: readonly { item: RecordItem; delivery: Delivery }[],
  outcomes: readonly OutcomeItem[],
  timers: readonly TimerItem[],
): Step[] {
  const candidates = [
    ...deliveries.map(({ item, delivery }) => ({
      item,
      name: delivery.type.name,
      payload: delivery.message,
      id: null,
    })),
    ...outcomes
      .filter((item) => item.kind === wired.kind)
      .map((item) => ({ item, name: item.outcome.name, payload: item.payload, id: item.aggregateId })),
  ]
  const arrived = candidates.flatMap(({ item, name, payload, id }) => {
    const handler = wired.handlers.get(name)
    const aggregateId = id ?? handler?.id(payload) ?? null
    return handler && aggregateId !== null ? [{ item, handler, payload, aggregateId }] : []
  })
  // Last: what has arrived in time wins, such as a cancellation over the deadline it came before.
  return [...arrived, ...timerSteps(wired, timers)]
}

/** Outcomes without a rule: nothing would fail, and the attempt would be made again and again in silence. */
export const withoutOutcomeRule = (
  outcomes: readonly OutcomeItem[],
  aggregates: readonly WiredAggregate[],
): Failure[] =>
  outcomes
    .filter(
      ({ kind, outcome: { name } }) => !aggregates.some((wired) => wired.kind === kind && wired.handlers.has(name)),
    )
    .map((item) => failure(item, new Error(`${item.kind} has no rule for the outcome ${item.outcome.name}`)))
