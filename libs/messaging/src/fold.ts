import type { Aggregate, Handler, OpenAttempt } from './decider.js'
import type { NewAttempt } from './decision.js'
import type { Emission } from './decision.js'
import type { Item } from './item.js'
import type { TimerChange } from './timer.js'

/** One message, outcome or timer for one aggregate. */
export interface Step {
  readonly item: Item
  readonly handler: Handler<Aggregate>
  readonly aggregateId: string
  readonly payload: unknown
}

/** What rules may see besides the message: rows by name and id, and open attempts by aggregate. */
export interface Seen {
  readonly states: ReadonlyMap<string, Aggregate>
  readonly reads: ReadonlyMap<string, ReadonlyMap<string, unknown>>
  readonly attempts: ReadonlyMap<string, readonly OpenAttempt[]>
  /** The timers that may be set. */
  readonly timers: ReadonlyMap<string, unknown>
  readonly at: Date
}

/** A timer set or taken back, by the last of the batch's rules that did. */
export interface ChangedTimer {
  readonly change: TimerChange
  readonly aggregateId: string
  readonly item: Item
}

export interface Folded {
  readonly states: readonly Aggregate[]
  readonly created: number
  readonly emissions: readonly { readonly emission: Emission; readonly item: Item; readonly ordinal: number }[]
  readonly attempts: readonly { readonly attempt: NewAttempt; readonly aggregateId: string; readonly item: Item }[]
  readonly timers: readonly ChangedTimer[]
  /** Attempts that end with this batch: withdrawn, or their outcome decided. */
  readonly ended: readonly string[]
}

/** A rule threw: a defect, or a message that no rule foresaw. The message is parked. */
export class RuleFailed extends Error {
  override name = 'RuleFailed'
  constructor(
    readonly item: Item,
    readonly reason: unknown,
  ) {
    super(reason instanceof Error ? `${reason.name}: ${reason.message}` : String(reason))
  }
}

/** Folds a batch's messages for one kind through its rules, per aggregate in order of arrival. Throws `RuleFailed`. */
export function fold(steps: readonly Step[], seen: Seen): Folded {
  const states = new Map(seen.states)
  const open = new Map(seen.attempts)
  const changed = new Map<string, Aggregate>()
  const emissions: { emission: Emission; item: Item; ordinal: number }[] = []
  const asked = new Map<string, { attempt: NewAttempt; aggregateId: string; item: Item }>()
  const ended: string[] = []
  const timers = new Map<string, ChangedTimer>()

  for (const { item, handler, aggregateId, payload } of steps) {
    const attempts = open.get(aggregateId) ?? []
    if (item.origin === 'worker') {
      // Decided before: by another member, or the attempt was tried twice.
      if (!attempts.some((attempt) => attempt.id === item.attemptId)) continue
      ended.push(item.attemptId)
    }
    if (item.origin === 'timer') {
      // Set anew or taken back by a message of this batch: then it is not this one's time.
      if (timers.has(timerKey(aggregateId, item.name))) continue
      if (!states.has(aggregateId)) throw new RuleFailed(item, new Error(`${aggregateId} is not there`))
    }
    const rest = item.origin === 'worker' ? attempts.filter((attempt) => attempt.id !== item.attemptId) : attempts
    const decision = decide(item, () =>
      handler.rule(states.get(aggregateId), payload, { ...readings(handler, payload, seen), attempts: rest }, seen.at),
    )
    if (decision.state !== undefined) {
      if (decision.state.id !== aggregateId)
        throw new RuleFailed(item, new Error(`the rule for ${handler.type.name} answered another aggregate's state`))
      states.set(aggregateId, decision.state)
      changed.set(aggregateId, decision.state)
    }
    decision.messages.forEach((emission, ordinal) => emissions.push({ emission, item, ordinal }))
    for (const id of decision.withdrawn) if (!asked.delete(id)) ended.push(id)
    for (const attempt of decision.attempts) asked.set(attempt.id, { attempt, aggregateId, item })
    for (const change of decision.timers) {
      if (!seen.timers.has(change.name)) throw new RuleFailed(item, new Error(`timer ${change.name} has no rule`))
      timers.set(timerKey(aggregateId, change.name), { change, aggregateId, item })
    }
    const withdrawn = new Set(decision.withdrawn)
    open.set(aggregateId, [
      ...rest.filter((attempt) => !withdrawn.has(attempt.id)),
      ...decision.attempts.map(({ id }) => ({ id, claimed: false })),
    ])
  }
  const created = [...changed.keys()].filter((id) => !seen.states.has(id)).length
  return {
    states: [...changed.values()],
    ...{ created, emissions, ended },
    attempts: [...asked.values()],
    timers: [...timers.values()],
  }
}

const timerKey = (aggregateId: string, name: string): string => `${aggregateId}\n${name}`

function decide<T>(item: Item, rule: () => T): T {
  try {
    return rule()
  } catch (error) {
    throw new RuleFailed(item, error)
  }
}

function readings(handler: Handler<Aggregate>, payload: unknown, seen: Seen): Record<string, unknown> {
  const rows: Record<string, unknown> = {}
  for (const [name, idOf] of Object.entries(handler.reads)) {
    const id = idOf(payload)
    if (id !== null) rows[name] = seen.reads.get(name)?.get(id)
  }
  return rows
}
