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

/** An item whose rule threw: a defect, or a message that no rule foresaw. */
export interface Failure {
  readonly item: Item
  /** In words. */
  readonly reason: string
}

export const failure = (item: Item, thrown: unknown): Failure => ({
  item,
  reason: thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown),
})

/** Rules threw. Messages are parked for it, outcomes and timers put off. */
export class RuleFailed extends Error {
  override name = 'RuleFailed'
  constructor(readonly failures: readonly Failure[]) {
    super([...new Set(failures.map(({ reason }) => reason))].join('; '))
  }
}

/**
 * Folds a batch's messages for one kind through its rules, per aggregate in order of arrival. Throws `RuleFailed` for the
 * first message or outcome whose rule fails, or else for all such timers: they stand for themselves, nothing follows
 * them, and a bad deployment may have hundreds due at once.
 */
export function fold(steps: readonly Step[], seen: Seen): Folded {
  const states = new Map(seen.states)
  const open = new Map(seen.attempts)
  const changed = new Map<string, Aggregate>()
  const emissions: { emission: Emission; item: Item; ordinal: number }[] = []
  const asked = new Map<string, { attempt: NewAttempt; aggregateId: string; item: Item }>()
  const ended: string[] = []
  const timers = new Map<string, ChangedTimer>()
  const failures: Failure[] = []

  for (const step of steps) {
    const { item, aggregateId } = step
    const attempts = open.get(aggregateId) ?? []
    if (item.origin === 'worker') {
      // Decided before: by another member, or the attempt was tried twice.
      if (!attempts.some((attempt) => attempt.id === item.attemptId)) continue
      ended.push(item.attemptId)
    }
    // Set anew or taken back by a message of this batch: then it is not this one's time.
    if (item.origin === 'timer' && timers.has(timerKey(aggregateId, item.name))) continue
    const rest = item.origin === 'worker' ? attempts.filter((attempt) => attempt.id !== item.attemptId) : attempts
    let decision: AnyDecision
    try {
      decision = decide(step, states.get(aggregateId), rest, seen)
    } catch (error) {
      failures.push(failure(item, error))
      if (item.origin === 'timer') continue
      throw new RuleFailed(failures)
    }
    if (decision.state !== undefined) {
      states.set(aggregateId, decision.state)
      changed.set(aggregateId, decision.state)
    }
    decision.messages.forEach((emission, ordinal) => emissions.push({ emission, item, ordinal }))
    for (const id of decision.withdrawn) if (!asked.delete(id)) ended.push(id)
    for (const attempt of decision.attempts) asked.set(attempt.id, { attempt, aggregateId, item })
    for (const change of decision.timers) timers.set(timerKey(aggregateId, change.name), { change, aggregateId, item })
    const withdrawn = new Set(decision.withdrawn)
    open.set(aggregateId, [
      ...rest.filter((attempt) => !withdrawn.has(attempt.id)),
      ...decision.attempts.map(({ id }) => ({ id, claimed: false })),
    ])
  }
  if (failures.length > 0) throw new RuleFailed(failures)
  const created = [...changed.keys()].filter((id) => !seen.states.has(id)).length
  return {
    states: [...changed.values()],
    ...{ created, emissions, ended },
    attempts: [...asked.values()],
    timers: [...timers.values()],
  }
}

const timerKey = (aggregateId: string, name: string): string => `${aggregateId}\n${name}`

type AnyDecision = ReturnType<Handler<Aggregate>['rule']>

/** Throws what the rule throws, and for a decision that would be written to the wrong place. */
function decide(step: Step, state: Aggregate | undefined, attempts: readonly OpenAttempt[], seen: Seen): AnyDecision {
  const { item, handler, aggregateId, payload } = step
  if (item.origin === 'timer' && !state) throw new Error(`${aggregateId} is not there`)
  const decision = handler.rule(state, payload, { ...readings(handler, payload, seen), attempts }, seen.at)
  if (decision.state !== undefined && decision.state.id !== aggregateId)
    throw new Error(`the rule for ${handler.type.name} answered another aggregate's state`)
  for (const { name } of decision.timers) if (!seen.timers.has(name)) throw new Error(`timer ${name} has no rule`)
  return decision
}

function readings(handler: Handler<Aggregate>, payload: unknown, seen: Seen): Record<string, unknown> {
  const rows: Record<string, unknown> = {}
  for (const [name, idOf] of Object.entries(handler.reads)) {
    const id = idOf(payload)
    if (id !== null) rows[name] = seen.reads.get(name)?.get(id)
  }
  return rows
}
