import type { WiredAggregate } from './aggregate.js'
import { deleteAttempts, insertAttempts, loadAttempts, postponeAttempts, type AttemptRow } from './attempt.store.js'
import type { Tx } from './database.store.js'
import type { Aggregate, OpenAttempt } from './decider.js'
import { standing, timerRows, withoutRule } from './due.js'
import { failure, fold, RuleFailed, type Step } from './fold.js'
import { causeOf, follows } from './follows.js'
import { admit, keyOf, type Admitted, type Key } from './inbox.js'
import { advanceInbox, lockInbox } from './inbox.store.js'
import type { Item, ParkedKeyItem, QueuedItem, RecordItem } from './item.js'
import { appendToOutbox, type OutboxMessage } from './outbox.store.js'
import { loadChains, writeParked } from './parked.store.js'
import { positionsOf } from './position.js'
import { project } from './project.js'
import type { WiredProjection } from './projection.js'
import { loadReads } from './reads.js'
import { stepsFor, withoutOutcomeRule } from './steps.js'
import type { IncomingRecord } from './transport.js'
import { changeTimers, postponeTimers, takeTimers, type TimerRow } from './timer.store.js'
import { backOff } from './worker.js'

export interface Handlers {
  readonly aggregates: readonly WiredAggregate[]
  readonly projections: readonly WiredProjection[]
}

/** Another member created the same row in this moment: the batch starts again and finds it. */
export class CreatedMeanwhile extends Error {
  override name = 'CreatedMeanwhile'
}

/** What a batch collects for the statements at its end. */
interface Effects {
  readonly messages: OutboxMessage[]
  readonly attempts: AttemptRow[]
  readonly ended: string[]
  readonly timers: TimerRow[]
  readonly cancelled: Pick<TimerRow, 'kind' | 'aggregateId' | 'name'>[]
  /** Milliseconds spent in rules. */
  deciding: number
}

/** What is kept between the tries of one batch. */
export interface Trial {
  /** Items that failed before, with the reason: they are parked, outcomes and timers put off. */
  readonly poison: Map<Item, string>
  /** Decodes a parked record; the same record always comes to the same item. */
  readonly decode: (record: IncomingRecord) => RecordItem
  /** How many parked messages of a key are taken at once. */
  most: number
  /** Called with what is to be done, before it is; may throw. */
  readonly check: (admitted: Admitted) => void
  /** Set by the batch: what it set out to apply. */
  applying: readonly RecordItem[]
  /** Set by the batch: when the earliest timer it set is due, by the runtime's clock. */
  earliestTimer: Date | undefined
  /** Set by the batch: how many messages it put into the outbox. */
  published: number
  /** Set by the batch: milliseconds spent in rules. */
  deciding: number
}

/**
 * Everything that has arrived, in one transaction: the inbox drops repeats, each kind of aggregate is loaded, folded
 * and saved, each projection applied, outgoing messages numbered. The number of statements does not depend on the
 * number of messages. Lock order: inbox rows, aggregates with their attempts and timers, sequences; each sorted. What is
 * parked belongs to the inbox row of its key: only who holds that row's lock reads or changes it.
 *
 * Throws `RuleFailed` naming the items, `CreatedMeanwhile`, or the database's error; then nothing has happened.
 */
export async function runBatch(
  tx: Tx,
  items: readonly QueuedItem[],
  handlers: Handlers,
  trial: Trial,
): Promise<Admitted> {
  const { poison } = trial
  trial.applying = []
  const records = items.filter((item) => item.origin === 'topic')
  const outcomes = items.filter((item) => item.origin === 'worker')
  const timers = items.filter((item) => item.origin === 'timer')
  const looks = items.filter((item) => item.origin === 'parked')
  const unruled = [...withoutOutcomeRule(outcomes, handlers.aggregates), ...withoutRule(timers, handlers.aggregates)]
  if (unruled.some(({ item }) => !poison.has(item))) throw new RuleFailed(unruled)
  const inbox = await lockInbox(tx, keysOf(records, looks))
  const chains = await loadChains(tx, inbox.rows, looks, trial)
  const admitted = admit(records, looks, { rows: inbox.rows, chains, poison })
  trial.check(admitted)
  trial.applying = admitted.applied
  const deliveries = admitted.applied.flatMap((item) => (item.delivery ? [{ item, delivery: item.delivery }] : []))
  const effects: Effects = { messages: [], attempts: [], ended: [], timers: [], cancelled: [], deciding: 0 }

  for (const wired of handlers.aggregates) {
    const steps = stepsFor(
      wired,
      deliveries,
      outcomes.filter((item) => !poison.has(item)),
      timers.filter((item) => !poison.has(item)),
    )
    if (steps.length > 0) await foldKind(tx, wired, steps, inbox.at, effects)
  }
  for (const projection of handlers.projections) {
    const wanted = deliveries.filter(({ delivery }) => projection.types.has(delivery.type.name))
    if (wanted.length > 0)
      effects.messages.push(
        ...(await project(
          tx,
          projection,
          wanted.map(({ delivery }) => delivery),
        )),
      )
  }

  if (effects.ended.length > 0) await deleteAttempts(tx, effects.ended)
  if (effects.attempts.length > 0) await insertAttempts(tx, effects.attempts)
  const failed = outcomes.filter((item) => poison.has(item))
  if (failed.length > 0)
    await postponeAttempts(
      tx,
      failed.map(({ attemptId, tries }) => ({ id: attemptId, milliseconds: 10 * backOff(tries) })),
    )
  if (effects.timers.length > 0 || effects.cancelled.length > 0)
    await changeTimers(tx, effects.timers, effects.cancelled)
  const late = timers.filter((item) => poison.has(item))
  if (late.length > 0) await postponeTimers(tx, late)
  trial.deciding = effects.deciding
  await appendToOutbox(tx, effects.messages)
  await writeParked(tx, admitted)
  const { rows, created } = admitted
  if (rows.length + records.length > 0 && (await advanceInbox(tx, rows, positionsOf(records))) !== created)
    throw new CreatedMeanwhile('another member received the first message of a key')
  trial.published = effects.messages.length
  trial.earliestTimer = earliestOf(effects.timers.map(({ due }) => due))
  return admitted
}

function keysOf(records: readonly RecordItem[], looks: readonly ParkedKeyItem[]): Key[] {
  const keys = new Map<string, Key>()
  for (const { topic, subject } of looks) keys.set(keyOf(topic, subject), { topic, subject })
  for (const { record, order } of records) {
    if (order) keys.set(keyOf(record.topic, order.subject), { topic: record.topic, subject: order.subject })
  }
  return [...keys.values()]
}

async function foldKind(
  tx: Tx,
  wired: WiredAggregate,
  wanted: readonly Step[],
  at: Date,
  effects: Effects,
): Promise<void> {
  const ids = [...new Set(wanted.map((step) => step.aggregateId))].sort()
  const states = byId(await wired.store.load(tx, ids))
  const fired = wanted.flatMap(({ item }) => (item.origin === 'timer' ? [item] : []))
  const steps = fired.length > 0 ? standing(wanted, await takeTimers(tx, wired.kind, fired, at)) : wanted
  const attempts =
    wired.worker === undefined ? new Map<string, OpenAttempt[]>() : await openAttempts(tx, wired.kind, ids)
  const reads = await loadReads(tx, wired, steps)
  const begun = performance.now()
  const folded = fold(steps, { states, reads, attempts, timers: wired.timers, at })
  effects.deciding += performance.now() - begun

  if (folded.states.length > 0 && (await wired.store.save(tx, sortedById(folded.states))) !== folded.created)
    throw new CreatedMeanwhile(`another member created the same ${wired.kind}`)
  effects.ended.push(...folded.ended)
  for (const { emission, item, ordinal } of folded.emissions) {
    effects.messages.push({ ...emission, ...follows(item, at, wired.kind, ordinal) })
  }
  const { set, cancelled } = timerRows(wired.kind, folded.timers, causeOf)
  effects.timers.push(...set)
  effects.cancelled.push(...cancelled)
  const { worker } = wired
  if (worker !== undefined)
    for (const { attempt, aggregateId, item } of folded.attempts) {
      const { correlationId, causationId, traceparent } = causeOf(item)
      const cause = { correlationId, causationId, traceparent }
      effects.attempts.push({ ...attempt, worker, kind: wired.kind, aggregateId, ...cause })
    }
  else if (folded.attempts.length > 0) {
    const noWorker = new Error(`${wired.kind} has no worker for its attempts`)
    throw new RuleFailed(folded.attempts.map(({ item }) => failure(item, noWorker)))
  }
}

async function openAttempts(tx: Tx, kind: string, ids: readonly string[]): Promise<Map<string, OpenAttempt[]>> {
  const open = new Map<string, OpenAttempt[]>()
  for (const { id, aggregateId, claimed } of await loadAttempts(tx, kind, ids)) {
    const of = open.get(aggregateId)
    if (of) of.push({ id, claimed })
    else open.set(aggregateId, [{ id, claimed }])
  }
  return open
}

const earliestOf = (times: readonly Date[]): Date | undefined =>
  times.reduce<Date | undefined>((earliest, time) => (earliest && earliest < time ? earliest : time), undefined)

const byId = <Row extends Aggregate>(rows: readonly Row[]): Map<string, Row> =>
  new Map(rows.map((row) => [row.id, row]))
const sortedById = (states: readonly Aggregate[]): Aggregate[] => [...states].sort((a, b) => (a.id < b.id ? -1 : 1))
