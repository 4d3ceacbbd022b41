import type { AnyMessageType, Contract } from '@parpay/events'
import type { WiredAggregate } from '../aggregate.js'
import { typesOf } from '../arrival.js'
import type { OpenAttempt } from '../decider.js'
import { standing, timerRows, withoutRule } from '../due.js'
import { fold, RuleFailed } from '../fold.js'
import { causeOf, follows } from '../follows.js'
import { admit, keyOf, type Admitted } from '../inbox.js'
import type { InboxRow } from '../inbox.store.js'
import type { Item, OutcomeItem, TimerItem } from '../item.js'
import type { OutboxMessage } from '../outbox.store.js'
import type { Held, ParkedReason } from '../parked.js'
import { project } from '../project.js'
import type { WiredProjection } from '../projection.js'
import { loadReads } from '../reads.js'
import type { OutboxRow } from '../relay.store.js'
import { stepsFor, withoutOutcomeRule } from '../steps.js'
import type { TimerRow } from '../timer.store.js'
import { checkWiring } from '../wiring.js'
import type { RetryLater, Settled, Worker } from '../worker.js'
import { MemoryTx } from './memory-tx.js'

/** A service as `Messaging` has it, but for database and transport. */
export interface MemoryServiceOptions {
  readonly contract: Contract
  /** With a `memoryStore` each. */
  readonly aggregates?: readonly WiredAggregate[]
  /** What they write goes nowhere; what they emit is published. */
  readonly projections?: readonly WiredProjection[]
  readonly workers?: readonly Worker[]
}

/** An attempt that is open. */
export interface MemoryAttempt extends Omit<OutcomeItem, 'origin' | 'outcome' | 'payload'> {
  readonly worker: string
  readonly task: unknown
  tries: number
  firstTried: Date | null
  due: Date
  /** What the last call brought, not committed yet. */
  answer: Settled | RetryLater | null
}

/** A message that is set aside. */
export interface MemoryParked {
  readonly topic: string
  readonly key: string | null
  readonly type: string | null
  readonly reason: ParkedReason
  readonly detail: string
}

interface Effects {
  readonly messages: OutboxMessage[]
  readonly attempts: MemoryAttempt[]
  readonly ended: string[]
  readonly timers: TimerRow[]
  readonly taken: Pick<TimerRow, 'kind' | 'aggregateId' | 'name'>[]
}

/** One service of the in-memory system: the runtime's rules about inbox, attempts, timers and outbox over Maps. */
export class MemoryService {
  readonly name: string
  readonly received: ReadonlySet<string>
  readonly topics: readonly string[]
  readonly workers: ReadonlyMap<string, Worker>
  readonly attempts = new Map<string, MemoryAttempt>()
  /** What is to be published, in order. */
  readonly outbox: OutboxRow[] = []
  readonly #aggregates: readonly WiredAggregate[]
  readonly #projections: readonly WiredProjection[]
  readonly #inbox = new Map<string, InboxRow>()
  readonly #parked = new Map<bigint, Held>()
  readonly #unreadable: MemoryParked[] = []
  readonly #timers = new Map<string, TimerRow>()
  readonly #sequences = new Map<string, bigint>()
  #rows = 0n

  /** @throws WiringError when the handlers are not exactly what the contract receives */
  constructor({ contract, aggregates = [], projections = [], workers = [] }: MemoryServiceOptions) {
    checkWiring(contract, { aggregates, projections }, workers)
    this.name = contract.service
    this.received = typesOf(contract.receive)
    this.topics = [...new Set(contract.receive.map(({ topic }) => topic))]
    this.workers = new Map(workers.map((worker) => [worker.name, worker]))
    this.#aggregates = aggregates
    this.#projections = projections
  }

  /** Those whose time has come. */
  dueTimers(at: Date): TimerItem[] {
    return this.timers.filter(({ due }) => due <= at).map((row) => ({ origin: 'timer', ...row, tries: 0 }))
  }

  get timers(): readonly TimerRow[] {
    return [...this.#timers.values()]
  }

  get parked(): readonly MemoryParked[] {
    const held = [...this.#parked.values()].map(({ item, reason, detail }) => parkedOf(item, reason, detail))
    return [...held, ...this.#unreadable]
  }

  /**
   * One batch, in one transaction.
   *
   * @param lost nothing of it is kept, as when the process dies before the commit
   * @throws RuleFailed for a rule of an outcome or a timer; what a rule of a message throws parks it
   */
  async take(items: readonly Item[], at: Date, lost = false): Promise<void> {
    const poison = new Map<Item, string>()
    for (;;) {
      const tx = new MemoryTx()
      try {
        const [admitted, effects] = await this.#decide(tx, items, at, poison)
        if (lost) tx.rollback()
        else this.#write(admitted, effects, at)
        return
      } catch (error) {
        tx.rollback()
        if (!(error instanceof RuleFailed)) throw error
        if (error.failures.some(({ item }) => item.origin !== 'topic' || poison.has(item))) throw error
        for (const { item, reason } of error.failures) poison.set(item, reason)
      }
    }
  }

  /** Numbers messages and puts them into the outbox. @throws InvalidMessage from the codec */
  append(messages: readonly OutboxMessage[], time: Date): void {
    for (const { type, message, id: messageId, ...cause } of messages) {
      const [topic, subject] = [type.topic, keyFor(type, message)]
      const sequence = (this.#sequences.get(keyOf(topic, subject)) ?? 0n) + 1n
      const value = type.encode(message)
      this.#sequences.set(keyOf(topic, subject), sequence)
      this.outbox.push({
        id: (this.#rows += 1n),
        topic,
        subject,
        sequence,
        type: type.name,
        messageId,
        ...cause,
        value,
        time,
      })
    }
  }

  async #decide(
    tx: MemoryTx,
    items: readonly Item[],
    at: Date,
    poison: ReadonlyMap<Item, string>,
  ): Promise<[Admitted, Effects]> {
    const records = items.filter((item) => item.origin === 'topic')
    const outcomes = items.filter((item) => item.origin === 'worker')
    const timers = items.filter((item) => item.origin === 'timer')
    const unruled = [...withoutOutcomeRule(outcomes, this.#aggregates), ...withoutRule(timers, this.#aggregates)]
    if (unruled.length > 0) throw new RuleFailed(unruled)
    const admitted = admit(records, [], { rows: [...this.#inbox.values()], chains: this.#chains(), poison })
    const deliveries = admitted.applied.flatMap((item) => (item.delivery ? [{ item, delivery: item.delivery }] : []))
    const effects: Effects = { messages: [], attempts: [], ended: [], timers: [], taken: [] }
    for (const wired of this.#aggregates) {
      const steps = stepsFor(wired, deliveries, outcomes, timers)
      if (steps.length > 0) await this.#fold(tx, wired, steps, at, effects)
    }
    for (const projection of this.#projections) {
      const wanted = deliveries.filter(({ delivery }) => projection.types.has(delivery.type.name))
      const all = wanted.map(({ delivery }) => delivery)
      if (all.length > 0) effects.messages.push(...(await project(tx, projection, all)))
    }
    return [admitted, effects]
  }

  async #fold(
    tx: MemoryTx,
    wired: WiredAggregate,
    wanted: ReturnType<typeof stepsFor>,
    at: Date,
    effects: Effects,
  ): Promise<void> {
    const { kind } = wired
    const fired = wanted.flatMap(({ item }) => (item.origin === 'timer' ? [item] : []))
    const taken = fired.filter((item) => this.#stands(item, at))
    const steps = standing(wanted, taken)
    const ids = [...new Set(wanted.map((step) => step.aggregateId))].sort()
    const states = new Map((await wired.store.load(tx, ids)).map((state) => [state.id, state]))
    const reads = await loadReads(tx, wired, steps)
    const folded = fold(steps, { states, reads, attempts: this.#open(kind), timers: wired.timers, at })
    await wired.store.save(tx, folded.states)
    effects.ended.push(...folded.ended)
    effects.taken.push(...taken)
    for (const { emission, item, ordinal } of folded.emissions)
      effects.messages.push({ ...emission, ...follows(item, at, kind, ordinal) })
    const { set, cancelled } = timerRows(kind, folded.timers, causeOf)
    effects.taken.push(...cancelled)
    effects.timers.push(...set)
    for (const { attempt, aggregateId, item } of folded.attempts) {
      const { worker } = wired
      if (worker === undefined) throw new Error(`${kind} has no worker for its attempts`)
      const { id: attemptId, notBefore = at } = attempt
      const asked = { kind, attemptId, aggregateId, worker, due: notBefore, tries: 0, firstTried: null, answer: null }
      // As in a column of JSON.
      const task: unknown = JSON.parse(JSON.stringify(attempt.task))
      effects.attempts.push({ ...asked, ...plainCause(item), task })
    }
  }

  #write({ rows, parked, released, again }: Admitted, effects: Effects, at: Date): void {
    for (const row of rows) this.#inbox.set(keyOf(row.topic, row.subject), row)
    for (const id of released) this.#parked.delete(id)
    for (const { parkedId, reason, detail } of again) {
      const held = this.#parked.get(parkedId)
      if (held) this.#parked.set(parkedId, { ...held, reason, detail })
    }
    for (const { item, sequence, reason, detail } of parked) {
      const parkedId = (this.#rows += 1n)
      if (sequence === null) this.#unreadable.push(parkedOf(item, reason, detail))
      else {
        const messageId = item.order?.envelope.id ?? ''
        this.#parked.set(parkedId, { parkedId, item, sequence, messageId, reason, detail })
      }
    }
    for (const id of effects.ended) this.attempts.delete(id)
    for (const attempt of effects.attempts) this.attempts.set(attempt.attemptId, attempt)
    for (const timer of effects.taken) this.#timers.delete(timerKey(timer))
    for (const timer of effects.timers) this.#timers.set(timerKey(timer), timer)
    this.append(effects.messages, at)
  }

  /** The parked messages of keys that wait for one before them. */
  #chains(): Map<string, { held: Held[]; truncated: false }> {
    const chains = new Map<string, { held: Held[]; truncated: false }>()
    for (const { topic, subject, waiting } of this.#inbox.values())
      if (waiting) chains.set(keyOf(topic, subject), { held: [], truncated: false })
    for (const held of [...this.#parked.values()].sort((a, b) => a.sequence - b.sequence))
      if (held.reason === 'gap')
        chains.get(keyOf(held.item.record.topic, held.item.order?.subject ?? ''))?.held.push(held)
    return chains
  }

  #open(kind: string): Map<string, OpenAttempt[]> {
    const open = new Map<string, OpenAttempt[]>()
    for (const attempt of this.attempts.values()) {
      if (attempt.kind !== kind) continue
      const of = open.get(attempt.aggregateId) ?? []
      open.set(attempt.aggregateId, of)
      of.push({ id: attempt.attemptId, claimed: attempt.tries > 0 })
    }
    return open
  }

  #stands(item: TimerItem, at: Date): boolean {
    const row = this.#timers.get(timerKey(item))
    return row?.due.getTime() === item.due.getTime() && row.causationId === item.causationId && row.due <= at
  }
}

const timerKey = ({ kind, aggregateId, name }: Pick<TimerRow, 'kind' | 'aggregateId' | 'name'>): string =>
  `${kind}\n${aggregateId}\n${name}`

const plainCause = (item: Item): Pick<MemoryAttempt, 'correlationId' | 'causationId' | 'traceparent'> => {
  const { correlationId, causationId, traceparent } = causeOf(item)
  return { correlationId, causationId, traceparent }
}

const parkedOf = ({ record, order }: Held['item'], reason: ParkedReason, detail: string): MemoryParked => ({
  ...{ topic: record.topic, key: order?.subject ?? record.key, type: record.headers['ce_type'] ?? null },
  ...{ reason, detail },
})

/** The type is that of the message: a rule emitted both together. */
const keyFor = (type: AnyMessageType, message: unknown): string => type.key(message)
